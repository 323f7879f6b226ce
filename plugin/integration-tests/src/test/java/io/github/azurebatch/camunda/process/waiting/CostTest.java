package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.Operation.JOB_GET;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.local.Calls;
import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.process.support.StorageCalls;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an instance costs: calls to Azure, and SQL statements with full history. */
class CostTest {

  private static final int MANY = 100;
  private static final String WIDE = "wide";

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.trustingUnmarkedValues());

  private final Engines engines = new Engines(azure);
  @RegisterExtension private final Services services = Services.of(azure.azure());

  @BeforeEach
  void everyTaskWritesTwoFiles() {
    azure.script(forTask("*").file("a.txt", "x").file("b.txt", "y").delay(Duration.ofSeconds(10)));
  }

  @Test
  void fiveStepsMakeFiveCallsWhereJobAndContainerAreThere() {
    azure.deploy(Models.work("scripted", "a.txt\nb.txt"));
    run();
    countAnew();

    ProcessInstance instance = run();

    assertThat(instance).isEnded();
    assertThat(calls().count(JOB_ADD)).isZero();
    assertThat(calls().count(JOB_GET)).isEqualTo(1);
    assertThat(calls().count(TASK_ADD)).isEqualTo(1);
    assertThat(calls().count(TASK_LIST)).isEqualTo(1);
    assertThat(calls().total()).isEqualTo(3);
    assertThat(StorageCalls.byKind()).isEqualTo(Map.of("GET list", 1L, "PUT", 1L));
  }

  @Test
  @OnEveryDatabase
  void eachStepExecutesTheStatementsThatTheEngineNeedsForIt() {
    azure.deploy(Models.work("scripted", "a.txt\nb.txt"));
    run();
    SqlStatements statements = SqlStatements.of(azure.engine());
    azure.start(Models.KEY, Map.of());

    // with the container and the SAS: nothing has failed, so they need no Camunda job of their own
    assertThat(executing(statements)).as("createJob: %s", statements.byName()).isEqualTo(40);
    // with the wait, for the same reason
    assertThat(executing(statements)).as("submit: %s", statements.byName()).isEqualTo(33);
    assertThat(statements.byName()).containsEntry("insertVariableInstance", 2L);
    assertThat(engines.jobs()).isEmpty();
    azure.advance(Duration.ofSeconds(10));
    engines.awaitTasks();
    statements.reset();
    azure.poll();
    assertThat(statements.total("insertVariableInstance")).isEqualTo(1);
    assertThat(statements.total("updateVariableInstance")).isZero();
    // the round and its lease are among them
    assertThat(statements.total()).as("end: %s", statements.byName()).isLessThanOrEqualTo(33);
    executing(statements);
    assertThat(statements.total("deleteByteArray")).isEqualTo(5);
    assertThat(statements.total("selectByteArray")).as("%s", statements.byName()).isEqualTo(1);
  }

  @Test
  void manyTasksOfOneJobCostHardlyMoreCallsThanTheirSubmissions() {
    azure.batch().pools().add(PoolSettings.linux(WIDE).slotsPerNode(MANY));
    services.batch().createJob(new JobSpecification(WIDE, WIDE));
    services.storage().createContainer("outputs");
    azure.deploy(submitAndAwait());
    // looks at the pool of the job, which is kept for minutes
    run();
    countAnew();

    for (int i = 0; i < MANY; i++) {
      azure.start(Models.KEY, Map.of());
    }
    azure.executeJobs();
    azure.poll();
    azure.advance(Duration.ofSeconds(5));
    azure.poll();
    azure.advance(Duration.ofSeconds(5));
    engines.awaitTasks();
    azure.runToRest();

    assertThat(ended()).isEqualTo(1 + MANY);
    assertThat(calls().count(TASK_ADD)).isEqualTo(MANY);
    assertThat(calls().total()).as("calls: %s", byOperation()).isLessThanOrEqualTo(MANY * 11 / 10);
    assertThat(StorageCalls.byKind()).isEqualTo(Map.of("GET list", (long) MANY));
  }

  private static BpmnModelInstance submitAndAwait() {
    ServiceTaskBuilder submit =
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", WIDE)
            .camundaInputParameter("commandLine", "scripted")
            .camundaInputParameter(
                "sas",
                "{\"account\":\"default\",\"container\":\"outputs\",\"permissions\":\"w\",\"lifetime\":\"P1D\"}")
            .camundaInputParameter("outputFiles", "a.txt\nb.txt");
    return TaskLists.await(submit, UnaryOperator.identity()).endEvent().done();
  }

  private ProcessInstance run() {
    ProcessInstance instance = engines.start(Map.of());
    azure.advance(Duration.ofSeconds(10));
    azure.runToRest();
    return instance;
  }

  /** Executes the only Camunda job. */
  private long executing(SqlStatements statements) {
    String job = engines.onlyJob().getId();
    statements.reset();
    azure.engine().getManagementService().executeJob(job);
    return statements.total();
  }

  private static long ended() {
    return azure
        .engine()
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .finished()
        .count();
  }

  private static void countAnew() {
    calls().reset();
    StorageCalls.reset();
  }

  private static Map<Operation, Long> byOperation() {
    return Stream.of(Operation.values())
        .filter(operation -> calls().count(operation) > 0)
        .collect(Collectors.toMap(operation -> operation, calls()::count));
  }

  private static Calls calls() {
    return azure.batch().calls();
  }
}
