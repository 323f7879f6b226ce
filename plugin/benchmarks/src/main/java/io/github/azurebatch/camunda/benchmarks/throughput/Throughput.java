package io.github.azurebatch.camunda.benchmarks.throughput;

import io.github.azurebatch.camunda.benchmarks.baseline.ByHandModels;
import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.Models;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Instances of all five steps, with tasks that take no time, on one node that runs by itself. */
public final class Throughput implements Benchmark {

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int SLOTS = 50;
  private static final String EMPTY = "empty delegates";

  @Override
  public String name() {
    return "throughput";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    int count = scale.instances();
    Speed empty = empty(site, count);
    Speed plugin = plugin(site, count);
    return List.of(
        Result.of(
            "instances per second, all steps, against empty delegates",
            plugin.perSecond() / empty.perSecond(),
            "times",
            Bar.timeAtLeast(0.5),
            scale.form()),
        Result.of(
                "instances per second, all steps",
                plugin.perSecond(),
                "per s",
                Bar.none(),
                scale.form())
            .beside(EMPTY, empty.perSecond()),
        Result.of(
                "SQL statements per instance, all steps",
                plugin.statements(),
                "statements",
                Bar.none(),
                scale.form())
            .beside(EMPTY, empty.statements()));
  }

  private static Speed plugin(Site site, int count) {
    site.tasksTake(Duration.ZERO);
    Map<String, Object> variables = Map.of("poolId", site.pool(SLOTS));
    try (Node node = site.node(site.database(), NodeOptions.running(INTERVAL))) {
      node.deploy(Models.allSteps());
      Instances instances = new Instances(node, site.newName("throughput"));
      return Speed.measure(instances, Models.ALL_STEPS, count, variables);
    }
  }

  private static Speed empty(Site site, int count) {
    NodeOptions options = NodeOptions.running(INTERVAL).withBeans(ByHandModels.emptyBeans());
    try (Node node = site.node(site.database(), options);
        IntervalWorker worker = new IntervalWorker(node, INTERVAL)) {
      node.deploy(ByHandModels.empty());
      worker.start();
      Instances instances = new Instances(node, "none");
      return Speed.measure(instances, ByHandModels.EMPTY, count, Map.of("poolId", "none"));
    }
  }
}
