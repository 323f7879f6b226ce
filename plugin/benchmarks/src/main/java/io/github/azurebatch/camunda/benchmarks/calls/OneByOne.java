package io.github.azurebatch.camunda.benchmarks.calls;

import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.CallCount;
import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.Models;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.util.List;

/** Tasks of 10 s that are submitted one by one, looked after every 5 s. */
public final class OneByOne implements Benchmark {

  private static final int FEW = 5;

  @Override
  public String name() {
    return "calls-one-by-one";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    int count = scale.tasks();
    CallCount calls = count(site, count);
    site.reset();
    Result batch =
        Result.of(
            "Batch calls per task, one by one",
            (double) calls.batch() / count,
            "calls",
            Bar.countAtMost(1.1),
            scale.form());
    Result storage =
        Result.of(
            "storage calls per task, one by one",
            (double) calls.storage() / count,
            "calls",
            Bar.countAtMost(1),
            scale.form());
    return List.of(besideByHand(batch, site, scale), storage);
  }

  private static CallCount count(Site site, int count) {
    try (Node node = site.node(site.database(), NodeOptions.quiet())) {
      node.deploy(Models.one());
      Instances instances =
          new Instances(node, site.newName("one")).prepared(site.pool(SteadyArrivals.slots(count)));
      return new SteadyArrivals(site, node, node.plugin()::poll).run(instances, Models.ONE, count);
    }
  }

  private static Result besideByHand(Result result, Site site, Scale scale) {
    ByHand byHand = ByHand.at(site);
    double timerLoop = byHand.timerLoop(scale.tasks() / FEW);
    site.reset();
    double askingWorker = byHand.askingWorker(scale.tasks() / FEW);
    site.reset();
    return result
        .beside("blocking delegate", byHand.blockingDelegate(scale.byHand()))
        .beside("timer loop", timerLoop)
        .beside("asking worker", askingWorker);
  }
}
