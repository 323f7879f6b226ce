package io.github.azurebatch.camunda.process.events;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.operate.JobLease;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One of two nodes reads the queue, and both have Batch jobs. */
class EventsOnTwoNodesTest {

  private static final Duration LATER = Duration.ofMinutes(30);
  private static final int JOBS = 4;

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @RegisterExtension static final EventBench bench = new EventBench(azure);

  private final String jobs = UUID.randomUUID() + "-";
  private EventBench.Node one;
  private EventBench.Node other;
  private List<ProcessInstance> instances;

  @BeforeEach
  void shareTheBatchJobs() {
    bench.deploy();
    one = bench.startNode();
    other = bench.startNode();
    instances =
        IntStream.range(0, JOBS).mapToObj(i -> bench.start("task-" + i, jobs + i, LATER)).toList();
    await()
        .atMost(EventBench.SOON)
        .until(() -> ownJobs(one) == JOBS / 2 && ownJobs(other) == JOBS / 2);
  }

  private static long ownJobs(EventBench.Node node) {
    return node.plugin().operations().leases().stream().filter(JobLease::thisNode).count();
  }

  @Test
  void eventsReachTheBatchJobsOfBoth() {
    bench.letEventsTakeOver(one);
    bench.letEventsTakeOver(other);
    azure.batch().calls().reset();

    bench.endTasksAfter(LATER);
    instances.forEach(bench::awaitEnd);

    assertThat(azure.batch().calls().count(TASK_LIST)).isBetween((long) JOBS, 4L * JOBS);
    bench.awaitQueueIsEmpty();
  }

  @Test
  void theNodeThatDoesNotReadAsksForOneRowFourTimesASecondAtMost() {
    bench.letEventsTakeOver(one);
    SqlStatements ofOne = SqlStatements.of(one.engine());
    SqlStatements ofOther = SqlStatements.of(other.engine());
    long begun = System.nanoTime();
    await().atMost(EventBench.SOON).until(() -> count(ofOne) + count(ofOther) >= 10);
    double seconds = (System.nanoTime() - begun) / 1e9;

    assertThat(Math.min(count(ofOne), count(ofOther))).isZero();
    assertThat((count(ofOne) + count(ofOther)) / seconds).isLessThan(5);
  }

  private static long count(SqlStatements statements) {
    return statements.byName().getOrDefault("selectProperty", 0L);
  }

  @Test
  void theOtherGoesOnWhereOneIsStopped() {
    bench.letEventsTakeOver(one);

    one.close();
    bench.endTasksAfter(LATER);

    instances.forEach(bench::awaitEnd);
    bench.awaitQueueIsEmpty();
  }

  @Test
  void rowsInTheDatabaseAreFewWhateverArrives() {
    bench.letEventsTakeOver(one);
    bench.endTasksAfter(LATER);
    instances.forEach(bench::awaitEnd);

    Map<String, String> properties = azure.engine().getManagementService().getProperties();

    assertThat(properties.keySet().stream().filter(name -> name.startsWith("azureBatch.event.")))
        .hasSizeBetween(2, 17);
  }
}
