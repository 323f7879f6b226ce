package io.github.azurebatch.camunda.impl.engine.wait.watch;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.task;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.wait.store.GivenJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueWaitsTest {

  private final GivenJob given = new GivenJob();

  @Test
  void leavesWaitsAloneThatAreNotDue() {
    given.add("open", "a", waitFor(task()));
    WatchedWait paused = given.add("paused", "b", waitFor(task()));
    paused.loseAll();
    paused.postpone(SUBMITTED.plus(Duration.ofMinutes(1)));

    assertThat(DueWaits.of(List.of(given.job()), SUBMITTED)).isEmpty();
  }

  @Test
  void putsTheWaitsOfAProcessInstanceOneAfterAnother() {
    WatchedWait one = given.add("one", "a", waitFor(task()));
    WatchedWait two = given.add("two", "a", waitFor(task()));
    WatchedWait other = given.add("other", "b", waitFor(task()));
    List.of(one, two, other).forEach(WatchedWait::loseAll);

    List<DueWaits> lanes = DueWaits.of(List.of(given.job()), SUBMITTED);

    assertThat(lanes).hasSize(2);
    assertThat(lanes)
        .extracting(lane -> lane.waits().stream().map(DueWaits.DueWait::watched).toList())
        .anySatisfy(lane -> assertThat(lane).containsExactlyInAnyOrder(one, two))
        .anySatisfy(lane -> assertThat(lane).containsExactly(other));
  }
}
