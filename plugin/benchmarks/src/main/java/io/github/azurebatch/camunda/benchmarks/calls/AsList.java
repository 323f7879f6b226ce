package io.github.azurebatch.camunda.benchmarks.calls;

import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.CallCount;
import io.github.azurebatch.camunda.benchmarks.site.CamundaJobs;
import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.Models;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.util.List;
import java.util.Map;

/** Tasks of 10 s that are submitted as one list, a tenth of which run at a time. */
public final class AsList implements Benchmark {

  private static final int WAVES = 10;

  @Override
  public String name() {
    return "calls-list";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    int count = scale.listed();
    CallCount calls = count(site, count);
    return List.of(
        Result.of(
            "Batch calls per task, as one list",
            (double) calls.batch() / count,
            "calls",
            Bar.countAtMost(0.03),
            scale.form()),
        Result.of(
            "storage calls per task, as one list",
            (double) calls.storage() / count,
            "calls",
            Bar.countAtMost(0.01),
            scale.form()));
  }

  private static CallCount count(Site site, int count) {
    try (Node node = site.node(site.database(), NodeOptions.quiet())) {
      node.deploy(Models.list());
      Instances instances =
          new Instances(node, site.newName("list")).prepared(site.pool(count / WAVES));
      site.tasksTake(SteadyArrivals.TASK);
      CallCount calls = new CallCount(site.batch().calls());
      CamundaJobs jobs = new CamundaJobs(node);
      calls.during(
          () -> {
            instances.start(Models.LIST, 1, Map.of("count", count));
            jobs.executeAll();
          });
      for (int round = 1; node.running() > 0; round++) {
        site.advance(Site.POLL_INTERVAL);
        int waves = round / SteadyArrivals.STEPS_OF_A_TASK;
        site.awaitCompleted(instances.jobId(), Math.min(waves, WAVES) * (count / WAVES));
        calls.during(node.plugin()::poll);
        calls.during(jobs::executeAll);
      }
      return calls;
    }
  }
}
