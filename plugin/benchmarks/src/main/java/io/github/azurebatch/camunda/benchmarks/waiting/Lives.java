package io.github.azurebatch.camunda.benchmarks.waiting;

import io.github.azurebatch.camunda.benchmarks.site.CallCount;
import io.github.azurebatch.camunda.benchmarks.site.CamundaJobs;
import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.Models;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the whole life of an instance costs while others wait in its Batch job, one round included.
 *
 * @param nanos the median of some runs
 */
record Lives(double statements, double calls, double nanos) {

  private static final int RUNS = 5;

  /** Leases are properties of the engine. */
  private static final String LEASES = "Propert";

  /**
   * Runs instances from start to end.
   *
   * @param count how many at a time
   */
  static Lives measure(Site site, Node node, Instances instances, int count) {
    site.tasksTake(Duration.ZERO);
    List<Run> runs = Stream.generate(() -> run(site, node, instances, count)).limit(RUNS).toList();
    return new Lives(
        (double) runs.stream().mapToLong(Run::statements).min().orElseThrow() / count,
        (double) runs.stream().mapToLong(Run::calls).min().orElseThrow() / count,
        median(runs.stream().mapToLong(Run::nanos)) / count);
  }

  private static Run run(Site site, Node node, Instances instances, int count) {
    int completed = site.completed(instances.jobId()) + count;
    CamundaJobs jobs = new CamundaJobs(node);
    CallCount calls = new CallCount(site.batch().calls());
    node.statements().reset();
    long begin = System.nanoTime();
    calls.during(
        () -> {
          instances.start(Models.ONE, count);
          jobs.executeAll();
        });
    long waiting = System.nanoTime();
    site.awaitCompleted(instances.jobId(), completed);
    long goingOn = System.nanoTime();
    calls.during(
        () -> {
          node.plugin().poll();
          jobs.executeAll();
        });
    long nanos = waiting - begin + System.nanoTime() - goingOn;
    return new Run(besideLeases(node.statements()), calls.batch() + calls.storage(), nanos);
  }

  /** Without the rows that hold leases, which are renewed as time passes. */
  private static long besideLeases(SqlStatements statements) {
    return statements.byName().entrySet().stream()
        .filter(statement -> !statement.getKey().contains(LEASES))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static double median(LongStream values) {
    return values.sorted().skip(RUNS / 2).findFirst().orElseThrow();
  }

  private record Run(long statements, long calls, long nanos) {}
}
