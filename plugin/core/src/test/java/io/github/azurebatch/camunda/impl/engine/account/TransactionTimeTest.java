package io.github.azurebatch.camunda.impl.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTimeTest {

  @ParameterizedTest
  @CsvSource({"PT5M, PT3M30S", "PT3M, PT1M30S", "PT1M, PT30S", "PT1H, PT58M30S"})
  void leavesRoomForTheLongestCall(Duration lock, Duration time) {
    assertThat(TransactionTime.within(lock)).isEqualTo(time);
  }
}
