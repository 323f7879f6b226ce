package io.github.azurebatch.camunda.process.database;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A wait ends while an operator changes its instance: each transaction has read what it needs when
 * the other one commits. One of them wins, and the other is tried again.
 */
@OnEveryDatabase
class WaitConflictsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);
  private final Map<String, Integer> runs = new ConcurrentHashMap<>();
  private SqlStatements statements;
  private Kind kind = Kind.TASK;

  /** What an instance waits for. */
  private enum Kind {
    TASK(1, () -> Models.scripted("output.txt", UnaryOperator.identity())),
    LIST(
        2,
        () ->
            TaskLists.await(
                    new TaskLists(Models.JOB_ID, "local").submit(2, "output.txt"),
                    UnaryOperator.identity())
                .endEvent("done")
                .done()),
    WHOLE_JOB(1, () -> awaitingTheJob("conflicts-" + UUID.randomUUID()));

    private final int tasks;
    private final Supplier<BpmnModelInstance> model;

    Kind(int tasks, Supplier<BpmnModelInstance> model) {
      this.tasks = tasks;
      this.model = model;
    }

    /** In a job of its own: cancelled tasks of other instances would count as failed. */
    private static BpmnModelInstance awaitingTheJob(String jobId) {
      return Models.submitAndAwait(
              Models.issueSas(Models.prepare(jobId), UnaryOperator.identity()),
              submit ->
                  submit
                      .camundaInputParameter("commandLine", "scripted")
                      .camundaInputParameter("outputFiles", "output.txt"),
              await ->
                  await.camundaInputParameter("await", "job").camundaInputParameter("jobId", jobId))
          .endEvent("done")
          .done();
    }
  }

  static Stream<Arguments> kindsAndOperations() {
    return Arrays.stream(Kind.values())
        .flatMap(
            kind -> Arrays.stream(Operation.values()).map(operation -> arguments(kind, operation)));
  }

  @BeforeEach
  void everyTaskIsCounted() {
    statements = SqlStatements.of(azure.engine());
    azure.script(
        forTask("*")
            .file("output.txt", "x")
            .action(task -> runs.merge(task.taskId(), 1, Integer::sum)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndOperations")
  void theOperationComesBetween(Kind what, Operation operation) {
    kind = what;
    ProcessInstance instance = waiting();

    statements.beforeChange(() -> operation.atOnce(azure.engine(), instance));
    azure.poll();

    assertThat(statements.hasMet()).isTrue();
    assertEnds(operation, instance);
  }

  @ParameterizedTest
  @MethodSource("kindsAndOperations")
  void theOperationOfABatchComesBetween(Kind what, Operation operation) {
    kind = what;
    ProcessInstance instance = waiting();
    Batch batch = operation.asBatch(azure.engine(), instance);
    execute(batch.getSeedJobDefinitionId());

    statements.beforeChange(() -> execute(batch.getBatchJobDefinitionId()));
    azure.poll();

    assertThat(statements.hasMet()).isTrue();
    assertEnds(operation, instance);
  }

  @ParameterizedTest
  @MethodSource("kindsAndOperations")
  void theWaitEndsDuringTheOperation(Kind what, Operation operation) {
    kind = what;
    ProcessInstance instance = waiting();

    statements.beforeChange(azure::poll);
    tryTo(() -> operation.atOnce(azure.engine(), instance));

    assertThat(statements.hasMet()).isTrue();
    assertEnds(operation, instance);
  }

  @ParameterizedTest
  @MethodSource("kindsAndOperations")
  void theWaitEndsDuringTheOperationOfABatch(Kind what, Operation operation) {
    kind = what;
    ProcessInstance instance = waiting();
    Batch batch = operation.asBatch(azure.engine(), instance);
    execute(batch.getSeedJobDefinitionId());

    statements.beforeChange(azure::poll);
    tryTo(() -> execute(batch.getBatchJobDefinitionId()));

    assertThat(statements.hasMet()).isTrue();
    assertEnds(operation, instance);
  }

  /** The task is there, and nothing in the database says so. */
  @Test
  void anInstanceThatIsDeletedWhileItSubmitsLeavesAnOrphanThatIsTerminated() {
    azure.azure().reset();
    azure.script(forTask("*").delay(Duration.ofHours(50)));
    azure.deploy(kind.model.get());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.poll();
    executeUntilItIsAt("submit");

    statements.beforeChange(() -> Operation.DELETION.atOnce(azure.engine(), instance));
    tryTo(() -> azure.engine().getManagementService().executeJob(engines.onlyJob().getId()));
    assertThat(tasks.open(Models.JOB_ID)).hasSize(1);
    azure.advance(Duration.ofHours(2));
    azure.poll();

    tasks.assertOpen(Models.JOB_ID);
    assertThat(runtime().createExecutionQuery().list()).isEmpty();
  }

  private void executeUntilItIsAt(String activityId) {
    while (!runtime()
        .getActiveActivityIds(runtime().createProcessInstanceQuery().singleResult().getId())
        .contains(activityId)) {
      azure.engine().getManagementService().executeJob(engines.onlyJob().getId());
    }
  }

  /** An instance whose task has ended, and a newer version of its process. */
  private ProcessInstance waiting() {
    BpmnModelInstance model = kind.model.get();
    azure.deploy(model);
    ProcessInstance instance = engines.start(Map.of());
    // takes the lease, and reads the wait of the task that runs or has ended
    engines.awaitTasks();
    azure.deploy(model);
    return instance;
  }

  private static void execute(String jobDefinitionId) {
    ManagementService management = azure.engine().getManagementService();
    for (Job job : management.createJobQuery().jobDefinitionId(jobDefinitionId).list()) {
      management.executeJob(job.getId());
    }
  }

  /** What loses against the end of a wait is the caller's to repeat. */
  private static void tryTo(Runnable operation) {
    try {
      operation.run();
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("ENGINE-03005");
    }
  }

  private void assertEnds(Operation operation, ProcessInstance instance) {
    goOn();
    if (operation == Operation.SUSPENSION && engines.history(instance).getEndTime() == null) {
      assertThat(runtime().createProcessInstanceQuery().active().list()).isEmpty();
      runtime().activateProcessInstanceById(instance.getId());
      goOn();
    }
    assertThat(instance).isEnded();
    if (operation != Operation.DELETION) {
      assertThat(instance).hasPassed("done");
    }
    assertThat(engines.onlyIncident(instance)).isNull();
    assertThat(engines.jobs()).allMatch(job -> job.getProcessInstanceId() == null);
    assertThat(azure.engine().getExternalTaskService().createExternalTaskQuery().list()).isEmpty();
    assertThat(runtime().createExecutionQuery().list()).isEmpty();
    assertThat(runs)
        .hasSize(entries(instance) * kind.tasks)
        .allSatisfy((id, n) -> assertThat(n).isOne());
  }

  /** Twice past the pause of a wait that was left alone. */
  private void goOn() {
    for (int i = 0; i < 2; i++) {
      azure.advance(Duration.ofSeconds(61));
      azure.runToRest();
    }
  }

  /** How often the task, or the list, was to be submitted. */
  private static int entries(ProcessInstance instance) {
    return (int)
        azure
            .engine()
            .getHistoryService()
            .createHistoricActivityInstanceQuery()
            .processInstanceId(instance.getId())
            .activityId("submit")
            .count();
  }

  private static RuntimeService runtime() {
    return azure.engine().getRuntimeService();
  }
}
