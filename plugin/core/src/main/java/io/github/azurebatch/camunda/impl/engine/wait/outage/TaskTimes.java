package io.github.azurebatch.camunda.impl.engine.wait.outage;

import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskDurations;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** The times of tasks, as the service tells them, and how soon their processes went on. */
public final class TaskTimes {

  private static final long[] REACTION_SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600};
  private static final long[] TASK_SECONDS = {10, 30, 60, 300, 600, 1800, 3600, 14_400, 86_400};

  private final Clock clock;
  private final Timer reaction;
  private final Timer queue;
  private final Timer run;

  TaskTimes(MeterRegistry registry, Tags tags) {
    clock = registry.config().clock();
    reaction =
        timer("camunda.azurebatch.reaction", REACTION_SECONDS)
            .description("From the completion of a task to the end of its wait")
            .tags(tags)
            .register(registry);
    queue =
        timer("camunda.azurebatch.task.queue.time", TASK_SECONDS)
            .description("From the creation of a task to its start")
            .tags(tags)
            .register(registry);
    run =
        timer("camunda.azurebatch.task.run.time", TASK_SECONDS)
            .description("From the start of a task to its end")
            .tags(tags)
            .register(registry);
  }

  private static Timer.Builder timer(String name, long[] seconds) {
    Duration[] buckets = new Duration[seconds.length];
    for (int i = 0; i < seconds.length; i++) {
      buckets[i] = Duration.ofSeconds(seconds[i]);
    }
    return Timer.builder(name).serviceLevelObjectives(buckets);
  }

  /**
   * A wait has ended, by the clock of this machine, which may differ from the service's. One that
   * an operator retried has waited for that, and not for the plugin.
   */
  public void ended(WatchedWait wait) {
    Instant now = Instant.ofEpochMilli(clock.wallTime());
    if (wait.progress().isOver() && !wait.isRetried()) {
      wait.progress()
          .lastCompletion()
          .map(completion -> later(completion, wait.terms().entered()))
          .ifPresent(since -> reaction.record(between(since, now)));
    }
    TaskDurations durations = wait.progress().durations();
    durations.forEachQueued((duration, tasks) -> record(queue, duration, tasks));
    durations.forEachRun((duration, tasks) -> record(run, duration, tasks));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Duration between(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }

  private static void record(Timer timer, Duration duration, int tasks) {
    for (int i = 0; i < tasks; i++) {
      timer.record(duration);
    }
  }
}
