package io.github.azurebatch.camunda.benchmarks.calls;

import io.github.azurebatch.camunda.benchmarks.baseline.AskingWorker;
import io.github.azurebatch.camunda.benchmarks.baseline.ByHandModels;
import io.github.azurebatch.camunda.benchmarks.baseline.SdkTasks;
import io.github.azurebatch.camunda.benchmarks.site.CallCount;
import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** The same tasks without the plugin: Batch calls for each, which do not depend on their number. */
record ByHand(Site site, SdkTasks tasks) {

  private static final Duration NEVER = Duration.ofHours(1);

  static ByHand at(Site site) {
    return new ByHand(site, new SdkTasks(site.client()));
  }

  private Map<Object, Object> beans() {
    return ByHandModels.beans(tasks);
  }

  double timerLoop(int count) {
    return steadily(ByHandModels.TIMER_LOOP, ByHandModels.timerLoop(), count, node -> () -> {});
  }

  double askingWorker(int count) {
    return steadily(
        ByHandModels.ASKED,
        ByHandModels.asked(),
        count,
        node -> new AskingWorker(tasks, node.engine().getExternalTaskService())::askForAll);
  }

  private double steadily(
      String key, BpmnModelInstance model, int count, Function<Node, Runnable> round) {
    try (Node node = site.node(site.database(), NodeOptions.quiet().withBeans(beans()))) {
      node.deploy(model);
      Instances instances = new Instances(node, site.newName(key));
      tasks.createJob(instances.jobId(), site.pool(SteadyArrivals.slots(count)));
      CallCount calls =
          new SteadyArrivals(site, node, round.apply(node)).run(instances, key, count);
      return (double) calls.batch() / count;
    }
  }

  /** In real time, as a delegate that blocks knows no other. */
  double blockingDelegate(int count) {
    String jobId = site.newName(ByHandModels.BLOCKING);
    tasks.createJob(jobId, site.pool(count));
    site.tasksTake(SteadyArrivals.TASK);
    try (Node node = site.node(site.database(), NodeOptions.running(NEVER).withBeans(beans()))) {
      node.deploy(ByHandModels.blocking());
      CallCount calls = new CallCount(site.batch().calls());
      calls.during(
          () -> {
            new Instances(node, jobId).start(ByHandModels.BLOCKING, count);
            node.awaitEnds();
          });
      return (double) calls.batch() / count;
    }
  }
}
