package io.github.azurebatch.camunda.process.faults;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.wait.store.ForeignWorkers;
import io.github.azurebatch.camunda.local.FailureInfo;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.FailingDatabase;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with one wait or one Batch job does not touch the others. */
class FaultIsolationTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void everyTaskWritesAFile() {
    azure.script(forTask("*").file("output.txt", "x"));
  }

  @Test
  void endsWaitsBesideATopicOfAnAccountThatIsNotConfigured() {
    azure.deploy(
        Bpmn.createExecutableProcess("foreign")
            .startEvent()
            .serviceTask()
            .camundaExternalTask("azureBatch/a-renamed-account/job")
            .endEvent()
            .done());
    azure.deploy(Models.work("scripted", "output.txt"));
    ProcessInstance foreign = azure.start("foreign", Map.of());
    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThat(foreign).isNotEnded();
    assertThat(azure.plugin().outages()).extracting(Outage::subject).contains("a-renamed-account");
  }

  @Test
  @OnEveryDatabase
  void survivesAnErrorThatAListenerThrows() {
    deploy(await -> await.camundaExecutionListenerClass("end", ThrowsAnError.class.getName()));
    ProcessInstance bad = azure.start(Models.KEY, Map.of("bad", true));
    ProcessInstance good = azure.start(Models.KEY, Map.of("bad", false));

    azure.runToRest();

    assertThat(good).isEnded();
    assertThat(bad).isWaitingAt("await");
    assertThat(engines.onlyWait().getRetries()).isEqualTo(3);
    assertThat(engines.onlyWait().getErrorMessage()).contains("no such assertion");
  }

  @Test
  @OnEveryDatabase
  void losesNoRetryToADatabaseThatFailsForAMoment() {
    ProcessInstance instance = endedWhile(new SQLException("deadlock detected", "40P01"));
    assertThat(engines.onlyWait().getRetries()).isNull();

    azure.advance(Duration.ofSeconds(11));
    azure.runToRest();

    assertThat(instance).isEnded();
  }

  @Test
  @OnEveryDatabase
  void losesARetryToWhatTheDatabaseDoesNotTake() {
    endedWhile(new SQLException("value too long", "22001"));

    assertThat(engines.onlyWait().getRetries()).isEqualTo(3);
  }

  @Test
  @OnEveryDatabase
  void tellsWhereTheFailureOfAWaitCannotBeRecorded() {
    deploy(UnaryOperator.identity());
    ProcessInstance instance = engines.start(Map.of());
    engines.awaitTasks();
    SQLException tooLong = new SQLException("value too long", "22001");
    FailingDatabase.failOnce(azure.engine(), "deleteExternalTask", tooLong);
    FailingDatabase.failOnce(azure.engine(), "updateExternalTask", tooLong);

    azure.poll();

    assertThat(azure.plugin().outages().toString())
        .contains("watcher of Batch job", "value too long", "Check the process engine's database");
    assertThat(engines.onlyWait().getRetries()).isNull();

    azure.advance(Duration.ofMinutes(4));
    azure.runToRest();
    assertThat(instance).isEnded();
    assertThat(azure.plugin().outages()).isEmpty();
  }

  /** The database fails once, at the end of the wait. */
  private ProcessInstance endedWhile(SQLException failure) {
    deploy(UnaryOperator.identity());
    ProcessInstance instance = engines.start(Map.of());
    engines.awaitTasks();
    FailingDatabase.failOnce(azure.engine(), "deleteExternalTask", failure);
    azure.poll();
    assertThat(instance).isWaitingAt("await");
    return instance;
  }

  /** As a failed assertion of a Groovy listener. */
  public static final class ThrowsAnError implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
      if (Boolean.TRUE.equals(execution.getVariable("bad"))) {
        throw new AssertionError("no such assertion");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        StackOverflowError.class,
        OutOfMemoryError.class,
        ExceptionInInitializerError.class,
        ServiceConfigurationError.class
      })
  void keepsEveryErrorOfAListenerToItsWait(Class<? extends Error> kind) {
    deploy(await -> await.camundaExecutionListenerClass("end", Throws.class.getName()));
    ProcessInstance bad = azure.start(Models.KEY, Map.of("kind", kind.getName()));
    ProcessInstance good = azure.start(Models.KEY, Map.of("kind", "java.lang.String"));

    azure.runToRest();

    assertThat(good).isEnded();
    assertThat(bad).isWaitingAt("await");
    assertThat(engines.onlyWait().getErrorMessage()).isNotBlank().doesNotContain("null");
  }

  /** Throws an error of the named class. */
  public static final class Throws implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) throws Exception {
      Class<?> kind = Class.forName((String) execution.getVariable("kind"), false, null);
      if (kind.equals(ServiceConfigurationError.class)) {
        throw new ServiceConfigurationError("none");
      }
      if (Error.class.isAssignableFrom(kind)) {
        throw (Error) kind.getConstructor().newInstance();
      }
    }
  }

  @Test
  void endsWaitsBesideATaskOfSomebodyElseWhoseTextsAreLong() {
    String text = "https://a.test/c?sig=" + "iVBORw0KGgo".repeat(20_000) + "\\".repeat(50_000);
    azure.script(
        forTask("foreign")
            .failure(
                new FailureInfo("UserError", text, text, Map.of("Message", text, text, text))));
    String jobId = "shared-" + UUID.randomUUID();
    azure.deploy(Models.withoutOutputs(jobId));
    List<ProcessInstance> instances = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      instances.add(azure.start(Models.KEY, Map.of()));
    }
    azure.executeJobs();
    new SentTasks(azure).addForeign(jobId, "foreign");
    engines.awaitTasks();

    azure.runToRest();

    assertThat(instances).allSatisfy(instance -> assertThat(instance).isEnded());
  }

  @Test
  void makesAWaitThatCannotBeReadAnIncidentOfItsOwn() {
    ProcessInstance broken = waitEditedByHand();
    ProcessInstance good = engines.run();

    assertThat(good).isEnded();
    assertThat(engines.onlyIncident(broken).getIncidentMessage()).contains("azureBatchWait");
  }

  @Test
  @OnEveryDatabase
  void endsTheOtherWaitsWhileOneThatCannotBeReadIsLockedByAnotherNode() {
    ProcessInstance broken = waitEditedByHand();
    ExternalTaskService externalTasks = azure.engine().getExternalTaskService();
    String anotherNode = ForeignWorkers.OWN_PREFIX + UUID.randomUUID();
    externalTasks.lock(engines.onlyWait().getId(), anotherNode, 60_000);
    externalTasks.handleFailure(engines.onlyWait().getId(), anotherNode, "paused", 3, 600_000);
    ProcessInstance good = engines.run();
    assertThat(good).isEnded();
    assertThat(engines.onlyIncident(broken)).isNull();

    externalTasks.unlock(engines.onlyWait().getId());
    azure.poll();
    assertThat(engines.onlyIncident(broken).getIncidentMessage()).contains("azureBatchWait");
  }

  private ProcessInstance waitEditedByHand() {
    deploy(UnaryOperator.identity());
    ProcessInstance instance = engines.start(Map.of());
    azure
        .engine()
        .getRuntimeService()
        .setVariableLocal(engines.onlyWait().getExecutionId(), "azureBatchWait", "edited by hand");
    return instance;
  }

  @Test
  void pollsTheOtherBatchJobsWhereOneListFails() {
    List<String> jobs = List.of("first-" + UUID.randomUUID(), "second-" + UUID.randomUUID());
    azure.deploy(
        Models.submitAndAwait(
                Models.createJob("${job}", "local"),
                submit -> submit.camundaInputParameter("commandLine", "scripted"),
                UnaryOperator.identity())
            .endEvent()
            .done());
    jobs.forEach(job -> azure.start(Models.KEY, Map.of("job", job)));
    azure.executeJobs();
    engines.awaitTasks();
    azure.batch().faults().next(3, TASK_LIST).of(jobs.get(0)).answer(500, "InternalError");

    azure.poll();

    assertThat(azure.engine().getExternalTaskService().createExternalTaskQuery().list()).hasSize(1);
  }

  @Test
  void showsTheErrorToAHandlerOfAnOuterScope() {
    azure.azure().reset();
    azure.script(forTask("*").exitCode(3));
    azure.deploy(subprocessWithABoundaryEvent());

    ProcessInstance instance = engines.run();

    assertThat(instance).isWaitingAt("look");
    assertThat(azure.engine().getRuntimeService().getVariables(instance.getId()))
        .containsKeys("batchError", "outputs");
  }

  private static BpmnModelInstance subprocessWithABoundaryEvent() {
    return Models.submitAndAwait(
            Models.prepare().subProcess("sub").embeddedSubProcess().startEvent(),
            submit -> submit.camundaInputParameter("commandLine", "scripted"),
            UnaryOperator.identity())
        .endEvent()
        .subProcessDone()
        .boundaryEvent()
        .error("AzureBatchTaskFailed")
        .userTask("look")
        .endEvent()
        .done();
  }

  private static void deploy(UnaryOperator<ServiceTaskBuilder> await) {
    azure.deploy(Models.scripted("output.txt", await));
  }
}
