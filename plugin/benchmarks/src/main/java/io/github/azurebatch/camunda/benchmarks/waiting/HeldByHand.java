package io.github.azurebatch.camunda.benchmarks.waiting;

import io.github.azurebatch.camunda.benchmarks.baseline.ByHandModels;
import io.github.azurebatch.camunda.benchmarks.baseline.SdkTasks;
import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Patience;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import io.github.azurebatch.camunda.local.Operation;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What is held for each instance while its task runs, without the plugin.
 *
 * @param nothing what an engine holds that runs by itself and has no instances
 */
record HeldByHand(Held nothing, double timerLoop, double blockingDelegate) {

  private static final Duration LONG = Duration.ofHours(1);
  private static final int FEW = 2;

  static HeldByHand measure(Site site) {
    SdkTasks tasks = new SdkTasks(site.client());
    NodeOptions options = NodeOptions.running(LONG).withBeans(ByHandModels.beans(tasks));
    site.tasksTake(LONG);
    try (Node node = site.node(site.database(), options)) {
      node.deploy(ByHandModels.blocking());
      node.deploy(ByHandModels.timerLoop());
      String jobId = site.newName("held");
      tasks.createJob(jobId, site.pool(2 * FEW));
      Instances instances = new Instances(node, jobId);
      Held nothing = Held.of(node);
      double timerLoop =
          held(instances, ByHandModels.TIMER_LOOP, () -> timers(node) == FEW, nothing);
      Held timers = Held.of(node);
      site.batch().calls().reset();
      double blocking = held(instances, ByHandModels.BLOCKING, () -> gets(site) >= FEW, timers);
      site.reset();
      return new HeldByHand(nothing, timerLoop, blocking);
    }
  }

  private static double held(
      Instances instances, String model, BooleanSupplier areWaiting, Held before) {
    instances.start(model, FEW);
    Patience.until(areWaiting, "the instances wait");
    return Held.of(instances.node()).perWait(before, FEW);
  }

  private static long timers(Node node) {
    return node.engine().getManagementService().createJobQuery().timers().count();
  }

  private static long gets(Site site) {
    return site.batch().calls().count(Operation.TASK_GET);
  }
}
