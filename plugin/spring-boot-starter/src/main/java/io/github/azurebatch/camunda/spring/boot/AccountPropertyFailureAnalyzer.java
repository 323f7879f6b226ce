package io.github.azurebatch.camunda.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which properties an account needs when the application does not start without them. */
final class AccountPropertyFailureAnalyzer
    extends AbstractFailureAnalyzer<AccountPropertyException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, AccountPropertyException cause) {
    return new FailureAnalysis(cause.getMessage(), action(cause.account()), cause);
  }

  private static String action(String account) {
    return """
        Set these properties:
          %1$s.batch.url
          %1$s.batch.account-name
          %1$s.batch.account-key (without it, Microsoft Entra ID is used)
          %1$s.storage.endpoint
          %1$s.storage.account-name
          %1$s.storage.account-key (without it, Microsoft Entra ID is used)
        or %2$s.enabled=false, to start without Azure Batch."""
        .formatted(
            AzureBatchProperties.PREFIX + ".accounts." + account, AzureBatchProperties.PREFIX);
  }
}
