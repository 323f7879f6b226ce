package io.github.azurebatch.camunda.impl.engine.wait.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookTimesTest {

  private long now = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();
  private final LookTimes times = new LookTimes(() -> now);

  @Test
  void looksAtOnceAndThenAgainAndAgainForTwoMinutes() {
    times.arrived();

    List<Long> pauses = pausesBetweenLooks();

    assertThat(pauses).startsWith(0L, 250L, 500L, 1_000L, 2_000L, 4_000L, 5_000L, 5_000L);
    assertThat(pauses.stream().mapToLong(each -> each).sum()).isBetween(115_000L, 125_000L);
  }

  @Test
  void looksNoMoreWhenAllIsExplained() {
    times.arrived();
    times.begin();

    times.end();
    pass(10_000);

    assertThat(times.isDue()).isFalse();
  }

  @Test
  void looksAtManyEventsThatComeOneByOneThreeTimesASecond() {
    int looks = 0;
    for (int tenth = 0; tenth < 100; tenth++) {
      times.arrived();
      if (times.isDue()) {
        times.begin();
        times.end();
        looks++;
      }
      pass(100);
    }

    assertThat(looks).isEqualTo(34);
  }

  private List<Long> pausesBetweenLooks() {
    List<Long> pauses = new ArrayList<>();
    long sinceLast = 0;
    for (int step = 0; step < 4_000; step++) {
      if (times.isDue()) {
        pauses.add(sinceLast);
        sinceLast = 0;
        times.begin();
      }
      pass(50);
      sinceLast += 50;
    }
    return pauses;
  }

  private void pass(long millis) {
    now += Duration.ofMillis(millis).toNanos();
  }
}
