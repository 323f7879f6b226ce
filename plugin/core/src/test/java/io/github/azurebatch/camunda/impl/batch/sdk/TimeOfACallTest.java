package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import java.net.URI;
import org.junit.jupiter.api.Test;

class TimeOfACallTest {

  private static final AzureBatchConfiguration DEFAULTS =
      AzureBatchConfiguration.of(
          new AzureBatchAccount(
              new BatchAccount(
                  URI.create("https://b.westeurope.batch.azure.com"),
                  "b",
                  AzureBatchAccount.credential("a2V5")),
              new StorageAccount(
                  URI.create("https://s.blob.core.windows.net"),
                  "s",
                  AzureBatchAccount.credential("a2V5"),
                  null)));

  /** An account that does not answer is an outage, and no poll that takes too long. */
  @Test
  void endsBeforeTheWatcherGoesOnWithoutIt() {
    assertThat(DEFAULTS.watcherTimeLimit())
        .isGreaterThanOrEqualTo(CallLimits.DEFAULTS.time().plus(CallLimits.SIGN_IN));
  }
}
