package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BatchTries;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkClient;
import org.junit.jupiter.api.Test;

class TimeOfACallTest {

  /** An account that does not answer is an outage, and no look that takes too long. */
  @Test
  void endsBeforeTheWatcherGoesOnWithoutIt() {
    assertThat(AzureBatchConfiguration.DEFAULT_WATCHER_TIME_LIMIT)
        .isGreaterThanOrEqualTo(BatchTries.LIMIT.plus(SdkClient.READ_TIMEOUT));
  }
}
