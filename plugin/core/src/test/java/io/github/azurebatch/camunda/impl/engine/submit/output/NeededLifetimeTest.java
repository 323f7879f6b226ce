package io.github.azurebatch.camunda.impl.engine.submit.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededLifetimeTest {

  private static final Duration ALLOWANCE = Duration.ofHours(6);

  @ParameterizedTest
  @CsvSource({"PT1H, 0, PT7H", "PT1H, 2, PT9H", "P200D, 0, P180D", "P30D, 100, P180D"})
  void isTheQueueAndAllRunsButNoLongerThanATaskLives(
      Duration maxWallClockTime, int retries, Duration needed) {
    assertThat(needed(maxWallClockTime, retries).atLeast()).contains(needed);
    assertThat(needed(maxWallClockTime, retries).enough()).isEqualTo(needed);
  }

  @Test
  void isAllThatATaskCanLiveWhereItMayRunForEver() {
    assertThat(needed(null, 0).atLeast()).isEmpty();
    assertThat(needed(null, 0).enough()).isEqualTo(Duration.ofDays(180));
    assertThat(needed(Duration.ofHours(1), -1).atLeast()).contains(Duration.ofHours(7));
    assertThat(needed(Duration.ofHours(1), -1).enough()).isEqualTo(Duration.ofDays(180));
  }

  @ParameterizedTest
  @CsvSource({"PT1H, 0, PT6H", "PT1H, 2, PT8H", "PT1H, -1, PT6H", ", 3, PT6H"})
  void isTheQueueAndTheEarlierRunsForWhatIsFetched(
      @Nullable Duration maxWallClockTime, int retries, Duration needed) {
    assertThat(needed(maxWallClockTime, retries).toTheLastStart()).isEqualTo(needed);
  }

  @Test
  void countsTheRetriesOfTheJobWhereTheTaskSaysNothingOfThem() {
    var unsaid = new NeededLifetime(ALLOWANCE, Duration.ofHours(1), null, false);

    assertThat(unsaid.atLeast()).contains(Duration.ofHours(7));
    assertThat(unsaid.in(() -> 2).atLeast()).contains(Duration.ofHours(9));
    assertThat(unsaid.in(() -> 2).explained()).contains("x 3 (maxTaskRetryCount 2, the job's)");
    assertThat(unsaid.in(() -> -1).enough()).isEqualTo(Duration.ofDays(180));
    assertThat(needed(Duration.ofHours(1), 0).in(() -> 2).atLeast()).contains(Duration.ofHours(7));
  }

  private static NeededLifetime needed(@Nullable Duration maxWallClockTime, int retries) {
    return new NeededLifetime(ALLOWANCE, maxWallClockTime, retries, false);
  }
}
