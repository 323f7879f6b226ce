package io.github.azurebatch.camunda.benchmarks.completion;

import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.util.List;

/** All tasks complete at once; then others steadily, at half of the speed that this shows. */
public final class Completion implements Benchmark {

  private static final int THREADS = 4;
  private static final int TOLERANCE_MILLIS = 500;

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    int waits = scale.instances();
    Burst burst = new Burst(site);
    // the first ones warm up what ends them
    int few = Math.max(waits / 10, 4);
    burst.seconds(few);
    site.reset();
    burst.secondsByHand(few, THREADS);
    double seconds = burst.seconds(waits);
    site.reset();
    Result drained =
        Result.of(
                waits + " completions at once, drained in", seconds, "s", Bar.none(), scale.form())
            .beside("by hand, 1 thread", burst.secondsByHand(waits, 1))
            .beside("by hand, " + THREADS + " threads", burst.secondsByHand(waits, THREADS));
    int perSecond = Math.max(1, (int) (waits / seconds / 2));
    double millis = new Reaction(site).millis(waits, perSecond);
    return List.of(
        drained,
        Result.of(
            "reaction at half of that speed, " + waits + " waits, 99th percentile",
            millis,
            "ms",
            Bar.timeAtMost(Site.POLL_INTERVAL.toMillis() + TOLERANCE_MILLIS),
            scale.form()));
  }
}
