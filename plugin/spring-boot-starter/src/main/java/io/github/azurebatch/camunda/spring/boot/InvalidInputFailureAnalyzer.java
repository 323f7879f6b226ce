package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines which setting keeps the application from starting. */
final class InvalidInputFailureAnalyzer extends AbstractFailureAnalyzer<InvalidInputException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, InvalidInputException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Correct it among the properties below " + AzureBatchProperties.PREFIX + ".",
        cause);
  }
}
