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
import java.util.concurrent.TimeUnit;

/** Instances of all five steps, with tasks that take no time, on one node that runs by itself. */
public final class Throughput implements Benchmark {

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int SLOTS = 50;

  @Override
  public String name() {
    return "throughput";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    int count = scale.instances();
    double empty = perSecondEmpty(site, count);
    double perSecond = perSecond(site, count);
    return List.of(
        Result.of(
            "instances per second, all steps, against empty delegates",
            perSecond / empty,
            "times",
            Bar.timeAtLeast(0.5),
            scale.form()),
        Result.of("instances per second, all steps", perSecond, "per s", Bar.none(), scale.form())
            .beside("empty delegates", empty));
  }

  private static double perSecond(Site site, int count) {
    site.tasksTake(Duration.ZERO);
    String poolId = site.pool(SLOTS);
    try (Node node = site.node(site.database(), NodeOptions.running(INTERVAL))) {
      node.deploy(Models.allSteps());
      Instances instances = new Instances(node, site.newName("throughput"));
      Map<String, Object> variables = Map.of("poolId", poolId);
      instances.start(Models.ALL_STEPS, count / 10, variables);
      node.awaitEnds();
      return perSecond(
          count,
          () -> {
            instances.start(Models.ALL_STEPS, count, variables);
            node.awaitEnds();
          });
    }
  }

  private static double perSecondEmpty(Site site, int count) {
    NodeOptions options = NodeOptions.running(INTERVAL).withBeans(ByHandModels.emptyBeans());
    try (Node node = site.node(site.database(), options);
        IntervalWorker worker = new IntervalWorker(node, INTERVAL)) {
      node.deploy(ByHandModels.empty());
      worker.start();
      Instances instances = new Instances(node, "none");
      Map<String, Object> variables = Map.of("poolId", "none");
      instances.start(ByHandModels.EMPTY, count / 10, variables);
      node.awaitEnds();
      return perSecond(
          count,
          () -> {
            instances.start(ByHandModels.EMPTY, count, variables);
            node.awaitEnds();
          });
    }
  }

  private static double perSecond(int count, Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return count / ((double) (System.nanoTime() - begin) / TimeUnit.SECONDS.toNanos(1));
  }
}
