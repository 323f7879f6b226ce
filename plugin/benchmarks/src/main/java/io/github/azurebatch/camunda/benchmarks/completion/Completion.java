package io.github.azurebatch.camunda.benchmarks.completion;

import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * All tasks complete at once, on a node that has just started and on one that has run for a while;
 * then others steadily, at half of the speed that this shows.
 */
public final class Completion implements Benchmark {

  private static final int THREADS = 4;
  private static final int MOST_ON_FRESH_NODES = 1_000;
  private static final int TOLERANCE_MILLIS = 500;

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    List<Result> results = new ArrayList<>();
    int waits = Math.min(scale.instances(), MOST_ON_FRESH_NODES);
    Times times = new FreshBurst(site).times(waits, THREADS);
    results.add(atOnce(waits, " on a node that has just started", times, 1, scale));
    if (waits < scale.instances()) {
      waits = scale.instances();
      times = new Burst(site).times(waits, THREADS);
      results.add(atOnce(waits, "", times, 0.8, scale));
    }
    results.add(reaction(site, waits, times, scale));
    return results;
  }

  private static Result atOnce(int waits, String where, Times times, double most, Scale scale) {
    String name =
        "%d completions at once%s, against by hand with %d threads"
            .formatted(waits, where, THREADS);
    return Result.of(name, times.ratio(), "times", Bar.timeAtMost(most), scale.form())
        .beside("seconds", times.plugin())
        .beside("by hand", times.byHand());
  }

  private static Result reaction(Site site, int waits, Times times, Scale scale) {
    int perSecond = Math.max(1, (int) (waits / times.plugin() / 2));
    return Result.of(
        "reaction at half of that speed, " + waits + " waits, 99th percentile",
        new Reaction(site).millis(waits, perSecond),
        "ms",
        Bar.timeAtMost(Site.POLL_INTERVAL.toMillis() + TOLERANCE_MILLIS),
        scale.form());
  }
}
