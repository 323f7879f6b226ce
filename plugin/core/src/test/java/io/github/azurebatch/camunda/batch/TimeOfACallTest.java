package io.github.azurebatch.camunda.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.AzureBatchConfiguration;
import org.junit.jupiter.api.Test;

class TimeOfACallTest {

  /** An account that does not answer is an outage, and no look that takes too long. */
  @Test
  void endsBeforeTheWatcherGoesOnWithoutIt() {
    assertThat(AzureBatchConfiguration.DEFAULT_WATCHER_TIME_LIMIT)
        .isGreaterThanOrEqualTo(Tries.LIMIT.plus(SdkClient.READ_TIMEOUT));
  }
}
