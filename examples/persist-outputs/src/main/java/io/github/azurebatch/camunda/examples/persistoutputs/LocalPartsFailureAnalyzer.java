package io.github.azurebatch.camunda.examples.persistoutputs;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines why there are no local parts. */
final class LocalPartsFailureAnalyzer extends AbstractFailureAnalyzer<LocalPartsException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, LocalPartsException cause) {
    Throwable reason = cause.getCause() == null ? cause : cause.getCause();
    return new FailureAnalysis(
        "The local parts did not start: " + reason.getMessage(),
        "Do what it says, or configure an account below camunda.bpm.azure-batch.accounts.default.",
        cause);
  }
}
