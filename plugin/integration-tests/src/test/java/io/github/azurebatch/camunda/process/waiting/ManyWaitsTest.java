package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.operate.JobLease;
import io.github.azurebatch.camunda.process.support.CopiedWaits;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnPostgresql;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.process.support.WatchingNode;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What waiting costs while nothing happens. */
@OnPostgresql
class ManyWaitsTest {

  private static final int JOBS = 4;

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.trustingUnmarkedValues());

  private final Engines engines = new Engines(azure);
  private final List<ProcessInstance> instances = new ArrayList<>();
  private final CopiedWaits copies =
      new CopiedWaits(azure.engine().getProcessEngineConfiguration().getDataSource());

  @BeforeEach
  void waitInEachOfFourJobs() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    for (int job = 0; job < JOBS; job++) {
      azure.deploy(
          Models.submitAndAwait(
                  Models.createJob("waits-" + UUID.randomUUID(), "local"),
                  submit -> submit.camundaInputParameter("commandLine", "scripted"),
                  UnaryOperator.identity())
              .endEvent()
              .done());
      instances.add(azure.start(Models.KEY, Map.of()));
    }
    azure.executeJobs();
  }

  @AfterEach
  void removeTheCopies() {
    copies.close();
  }

  @Test
  void anIdleRoundCostsTheSameForAHundredWaitsAndForTenThousand() {
    copy(1, 25 - 1);
    Cost ofAHundred = idleRound(100);

    copy(25, 2_500 - 1);
    Cost ofTenThousand = idleRound(10_000);

    assertThat(ofTenThousand).isEqualTo(ofAHundred);
    assertThat(ofTenThousand.batchCalls()).isEqualTo(JOBS);
    assertThat(ofTenThousand.statements()).isEqualTo(Map.of("selectAzureBatchTopicSummaries", 1L));
  }

  @Test
  void threeNodesReadNoneOfTenThousandWaitsWhileNothingChanges() {
    copy(1, 2_500 - 1);
    List<WatchingNode> nodes =
        Stream.generate(() -> new WatchingNode(azure, Map.of("trust-unmarked-values", "true")))
            .limit(3)
            .toList();
    try {
      await().until(() -> holders() == nodes.size());
      nodes.forEach(WatchingNode::passRounds);
      nodes.forEach(node -> node.statements().reset());

      nodes.forEach(WatchingNode::passRounds);

      assertThat(nodes)
          .allSatisfy(
              node ->
                  assertThat(node.statements().byName().keySet())
                      .isSubsetOf("selectProperties", "updateProperty"));
    } finally {
      nodes.forEach(WatchingNode::close);
    }
  }

  private static long holders() {
    return azure.plugin().operations().leases().stream().map(JobLease::node).distinct().count();
  }

  @Test
  void readsWaitsByTheHundredsWhenItIsStarted() {
    copy(1, 1_000 - 1);
    azure.restartEngine();
    SqlStatements statements = SqlStatements.of(azure.engine());

    azure.poll();

    assertThat(statements.total("selectVariableInstance")).isLessThanOrEqualTo(4L * JOBS);
    assertThat(statements.total("selectByteArray")).isLessThanOrEqualTo(2L * JOBS);
  }

  @Test
  void asksForFewerIdsThanOracleTakesInAListWhereBothVariablesAreBytes() {
    String job = "long-" + UUID.randomUUID();
    String patterns =
        IntStream.range(0, 20)
            .mapToObj("directory-%d/file-with-a-long-name.txt%n"::formatted)
            .collect(Collectors.joining());
    azure.deploy(Models.inJob(job, patterns));
    ProcessInstance instance = engines.start(Map.of());
    ExternalTask wait = waitOf(instance);
    Map<String, Object> why = Map.of("reason", "noNodes", "tasks", 1, "details", "none");
    azure
        .engine()
        .getRuntimeService()
        .setVariableLocal(
            wait.getExecutionId(),
            "batchWaiting",
            Variables.objectValue(why).serializationDataFormat("application/json").create());
    copy(instance, 1, 1_000 - 1);
    azure.restartEngine();
    SqlStatements statements = SqlStatements.of(azure.engine());

    azure.poll();

    assertThat(statements.longestList("selectByteArrays_postgres")).isBetween(2, 999);
    assertThat(statements.rows("selectByteArrays_postgres")).isEqualTo(2_000);
  }

  private void copy(int from, int to) {
    instances.forEach(instance -> copy(instance, from, to));
  }

  private void copy(ProcessInstance instance, int from, int to) {
    copies.add(waitOf(instance), engines.taskIdOf(instance), from, to);
  }

  private static ExternalTask waitOf(ProcessInstance instance) {
    return azure
        .engine()
        .getExternalTaskService()
        .createExternalTaskQuery()
        .processInstanceId(instance.getId())
        .orderById()
        .asc()
        .listPage(0, 1)
        .get(0);
  }

  /** The first round reads the waits. */
  private static Cost idleRound(long waits) {
    azure.poll();
    assertThat(azure.engine().getExternalTaskService().createExternalTaskQuery().count())
        .isEqualTo(waits);
    azure.batch().calls().reset();
    SqlStatements statements = SqlStatements.of(azure.engine());
    azure.poll();
    return new Cost(
        azure.batch().calls().total(),
        azure.batch().calls().count(Operation.TASK_LIST),
        withoutLeases(statements.byName()));
  }

  /** They are renewed from time to time, for all jobs of the node. */
  private static Map<String, Long> withoutLeases(Map<String, Long> statements) {
    Map<String, Long> others = new TreeMap<>(statements);
    others.keySet().removeIf(name -> name.contains("Propert"));
    return others;
  }

  private record Cost(long batchCalls, long listings, Map<String, Long> statements) {}
}
