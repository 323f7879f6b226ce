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
    site.tasksTake(Duration.ZERO);
    NodeOptions running = NodeOptions.running(INTERVAL);
    try (Node one = site.node(site.database(), running);
        Node other = site.node(site.database(), running.withBeans(ByHandModels.emptyBeans()));
        IntervalWorker worker = new IntervalWorker(other, INTERVAL)) {
      Schedule schedule = Schedule.of(scale.instances());
      Side plugin = plugin(site, one, schedule);
      Side empty = empty(site, other, worker, schedule);
      Comparison comparison = schedule.compare(plugin::turn, empty::turn);
      plugin.drain();
      empty.drain();
      return results(comparison, plugin, empty, scale);
    }
  }

  private static Side plugin(Site site, Node node, Schedule schedule) {
    node.deploy(Models.allSteps());
    Instances instances = new Instances(node, site.newName("throughput"));
    Map<String, Object> variables = Map.of("poolId", site.pool(SLOTS));
    return new Side(
        site.machineTime(), instances, Models.ALL_STEPS, variables, schedule.underWay());
  }

  private static Side empty(Site site, Node node, IntervalWorker worker, Schedule schedule) {
    node.deploy(ByHandModels.empty());
    worker.start();
    Map<String, Object> variables = Map.of("poolId", "none");
    Instances instances = new Instances(node, "none");
    return new Side(
        site.machineTime(), instances, ByHandModels.EMPTY, variables, schedule.underWay());
  }

  private static List<Result> results(Comparison comparison, Side plugin, Side empty, Scale scale) {
    return List.of(
        Result.of(
                "instances per second, all steps, against empty delegates",
                comparison.ratio(),
                "times",
                Bar.timeAtLeast(0.5),
                scale.form())
            .beside("lower quartile", comparison.ratioAt(0.25))
            .beside("upper quartile", comparison.ratioAt(0.75)),
        Result.of(
                "instances per second, all steps",
                comparison.perSecondOfOne(),
                "per s",
                Bar.none(),
                scale.form())
            .beside(EMPTY, comparison.perSecondOfOther()),
        Result.of(
                "SQL statements per instance, all steps",
                plugin.statements(),
                "statements",
                Bar.countAtMost(172),
                scale.form())
            .beside(EMPTY, empty.statements()));
  }
}
