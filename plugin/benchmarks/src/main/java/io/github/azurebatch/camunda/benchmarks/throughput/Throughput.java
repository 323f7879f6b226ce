package io.github.azurebatch.camunda.benchmarks.throughput;

import io.github.azurebatch.camunda.benchmarks.baseline.ByHandModels;
import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.MachineTime;
import io.github.azurebatch.camunda.benchmarks.site.Models;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.ServicesApart;
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
    NodeOptions running = NodeOptions.running(INTERVAL);
    NodeOptions withEmptyBeans = running.withBeans(ByHandModels.emptyBeans());
    try (ServicesApart services = ServicesApart.start(SLOTS);
        Node one = new Node(site.database(), services.properties(), running);
        Node other = new Node(site.database(), services.properties(), withEmptyBeans);
        IntervalWorker worker = new IntervalWorker(other, INTERVAL)) {
      one.deploy(Models.allSteps());
      other.deploy(ByHandModels.empty());
      worker.start();
      Schedule schedule = Schedule.of(scale.instances());
      MachineTime all = site.machineTime();
      MachineTime apart = all.without(services);
      Side plugin =
          new Side(
              all,
              apart,
              new Instances(one, site.newName("throughput")),
              Models.ALL_STEPS,
              Map.of("poolId", services.poolId()),
              schedule.underWay());
      Side empty =
          new Side(
              all,
              apart,
              new Instances(other, "none"),
              ByHandModels.EMPTY,
              Map.of("poolId", "none"),
              schedule.underWay());
      Comparison comparison = schedule.compare(plugin::turn, empty::turn);
      plugin.drain();
      empty.drain();
      return results(comparison, plugin, empty, scale);
    }
  }

  private static List<Result> results(Comparison comparison, Side plugin, Side empty, Scale scale) {
    Comparison apart = comparison.withServicesApart();
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
                "instances per second, all steps, against empty delegates, services apart",
                apart.ratio(),
                "times",
                Bar.timeAtLeast(0.75),
                scale.form())
            .beside("lower quartile", apart.ratioAt(0.25))
            .beside("upper quartile", apart.ratioAt(0.75)),
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
