package io.github.azurebatch.camunda.benchmarks.simulation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks for the load under which something no longer keeps up. */
final class Breakage {

  private static final double SECONDS = 120;
  private static final double STEP = 0.7;

  private Breakage() {}

  /**
   * The first that breaks, with ever shorter tasks and as many waits. Where tasks of a second break
   * nothing, the costs are no real ones, and the outcome of these tells so.
   *
   * @param push null without events
   */
  static Outcome of(Load load, Costs costs, @Nullable Push push) {
    Duration task = load.meanTask();
    while (true) {
      Outcome outcome =
          new World(new Load(load.waits(), load.batchJobs(), load.nodes(), task), costs, push)
              .run(SECONDS);
      Duration shorter = Duration.ofSeconds((long) (task.toSeconds() * STEP));
      if (shorter.isZero() || !outcome.breaks().equals(Outcome.NOTHING)) {
        return outcome;
      }
      task = shorter;
    }
  }
}
