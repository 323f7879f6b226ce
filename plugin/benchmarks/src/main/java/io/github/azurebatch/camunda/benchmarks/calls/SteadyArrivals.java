package io.github.azurebatch.camunda.benchmarks.calls;

import io.github.azurebatch.camunda.benchmarks.site.CallCount;
import io.github.azurebatch.camunda.benchmarks.site.CamundaJobs;
import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Instances that come steadily, each with one task of 10 s, while waits are looked after every 5 s.
 * Time is moved, not waited for, so that the counts are the same in each run.
 *
 * @param round what looks after the waits
 */
record SteadyArrivals(Site site, Node node, Runnable round) {

  static final Duration TASK = Duration.ofSeconds(10);

  /** Two intervals. */
  static final int STEPS_OF_A_TASK = 2;

  /** In how many steps the instances come. */
  private static final int STEPS = 20;

  private static final int PATIENCE = 3 * STEPS;

  /** How many tasks run at once, at most. */
  static int slots(int count) {
    return (STEPS_OF_A_TASK + 2) * (count / STEPS + 1);
  }

  /** Runs so many instances to their ends, and counts what is called meanwhile. */
  CallCount run(Instances instances, String key, int count) {
    site.tasksTake(TASK);
    CallCount calls = new CallCount(site.batch().calls());
    List<Integer> started = new ArrayList<>();
    for (int step = 0; step < STEPS || node.running() > 0; step++) {
      if (step == PATIENCE) {
        throw new IllegalStateException(node.running() + " instances do not end");
      }
      if (step >= STEPS_OF_A_TASK) {
        site.awaitCompleted(instances.jobId(), started.get(step - STEPS_OF_A_TASK));
      }
      int target = Math.min(step + 1, STEPS) * count / STEPS;
      int before = started.isEmpty() ? 0 : started.get(step - 1);
      calls.during(() -> step(instances, key, target - before));
      started.add(target);
      site.advance(Site.POLL_INTERVAL);
    }
    return calls;
  }

  private void step(Instances instances, String key, int next) {
    instances.start(key, next);
    new CamundaJobs(node).executeAll();
    round.run();
    new CamundaJobs(node).executeAll();
  }
}
