package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines which settings keep the application from starting. */
final class InvalidInputFailureAnalyzer extends AbstractFailureAnalyzer<InvalidInputException> {

  static final String ACTION =
      "Correct what is named, or set %s.enabled=false to start without Azure Batch. README.md and plugin/OPERATIONS.md of camunda-azure-batch have all properties."
          .formatted(Prefixes.CAMUNDA);

  @Override
  protected FailureAnalysis analyze(Throwable root, InvalidInputException cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), ACTION, cause);
  }
}
