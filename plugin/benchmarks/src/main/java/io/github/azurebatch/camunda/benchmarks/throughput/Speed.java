package io.github.azurebatch.camunda.benchmarks.throughput;

import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How fast instances run from start to end on a node that runs by itself.
 *
 * @param statements for each instance, those of job executor and watcher included
 */
record Speed(double perSecond, double statements) {

  private static final int WARM_UP = 10;

  static Speed measure(Instances instances, String key, int count, Map<String, Object> variables) {
    run(instances, key, Math.max(1, count / WARM_UP), variables);
    Node node = instances.node();
    node.statements().reset();
    long begin = System.nanoTime();
    run(instances, key, count, variables);
    double seconds = (double) (System.nanoTime() - begin) / TimeUnit.SECONDS.toNanos(1);
    return new Speed(count / seconds, (double) node.statements().total() / count);
  }

  private static void run(
      Instances instances, String key, int count, Map<String, Object> variables) {
    instances.start(key, count, variables);
    instances.node().awaitEnds();
  }
}
