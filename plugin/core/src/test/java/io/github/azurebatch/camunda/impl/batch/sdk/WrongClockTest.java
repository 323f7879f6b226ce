package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.local.LocalBatchService;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service refuses requests whose date is more than 15 minutes away from its own time. */
class WrongClockTest {

  private static final LocalBatchService LOCAL = LocalBatchService.builder().start();

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  @ParameterizedTest
  @CsvSource({"20, 20 minutes ahead of the service's", "-20, 20 minutes behind the service's"})
  void isNamedWhereItIsTheReason(int minutes, String clock) {
    try (BatchService service = open(minutes, LOCAL.accountKey())) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(service::check)
          .withMessageContainingAll("AuthenticationFailed", clock, "set the clock");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {14, -14})
  void doesNotMatterWithinAQuarterOfAnHour(int minutes) {
    try (BatchService service = open(minutes, LOCAL.accountKey())) {
      assertThat(service.activeJobIds()).isEmpty();
    }
  }

  @Test
  void isNotNamedWhereTheKeyIsWrong() {
    try (BatchService service = open(0, "d3Jvbmc=")) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(service::check)
          .withMessageNotContaining("minutes");
    }
  }

  private static BatchService open(int minutes, String key) {
    return SdkBatchService.open(
        new BatchAccount(
            URI.create(LOCAL.url()), LOCAL.accountName(), AzureBatchAccount.credential(key)),
        Gates.open(),
        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)),
        pause -> {});
  }
}
