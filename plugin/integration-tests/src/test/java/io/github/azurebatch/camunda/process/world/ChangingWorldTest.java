package io.github.azurebatch.camunda.process.world;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.process.world.ChangingWorldTest.Moment.CREATING;
import static io.github.azurebatch.camunda.process.world.ChangingWorldTest.Moment.ENDING;
import static io.github.azurebatch.camunda.process.world.ChangingWorldTest.Moment.SUBMITTING;
import static io.github.azurebatch.camunda.process.world.ChangingWorldTest.Moment.WAITING;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.azure.batch.protocol.models.DisableJobOption;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.process.support.AzureAnswer;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.storage.SasPermissions;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Something is changed in Azure while a process runs. Either it goes on by itself when that is
 * undone, or there is one incident that says what to do, and a retry succeeds after it.
 */
class ChangingWorldTest {

  private static final Duration RUN = Duration.ofMinutes(10);
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  /** What an incident says of a task that is lost. */
  private static final String SUBMIT_AGAIN = "move the token back to the activity that submits";

  private static final AzureAnswer BATCH_KEY_REFUSED =
      AzureAnswer.ofBatch(
          403,
          "AuthenticationFailed",
          "Server failed to authenticate the request. Make sure the value of Authorization header"
              + " is formed correctly including the signature.");
  private static final AzureAnswer STORAGE_KEY_REFUSED =
      AzureAnswer.ofStorage(
          403,
          "AuthenticationFailed",
          "Server failed to authenticate the request. Make sure the value of Authorization header"
              + " is formed correctly including the signature.");
  private static final AzureAnswer CONTAINER_BEING_DELETED =
      AzureAnswer.ofStorage(
          409,
          "ContainerBeingDeleted",
          "The specified container is being deleted. Try operation later.");

  @RegisterExtension
  static final ProxiedAzure PROXIES = ProxiedAzure.before(() -> ChangingWorldTest.azure.azure());

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(PROXIES.settings());

  @RegisterExtension final Services services = Services.of(azure.azure());
  private final Engines engines = new Engines(azure);
  final String jobId = "world-" + UUID.randomUUID();
  final String container = "job-" + jobId;

  /** What the process is about to do when the change happens. */
  enum Moment {
    CREATING,
    SUBMITTING,
    WAITING,
    ENDING
  }

  /**
   * One change.
   *
   * @param incident what the message of the incident says; empty where there must be none
   * @param repair what is done before the retry
   * @param accessPolicy whether signatures name a stored access policy
   */
  record Case(
      String name,
      Moment moment,
      Consumer<ChangingWorldTest> change,
      List<String> incident,
      Consumer<ChangingWorldTest> repair,
      boolean accessPolicy) {

    Case(
        String name,
        Moment moment,
        Consumer<ChangingWorldTest> change,
        List<String> incident,
        Consumer<ChangingWorldTest> repair) {
      this(name, moment, change, incident, repair, false);
    }

    @Override
    public String toString() {
      return name + ", while " + moment;
    }
  }

  private static Case goesOn(
      String name,
      Moment moment,
      Consumer<ChangingWorldTest> change,
      Consumer<ChangingWorldTest> repair) {
    return new Case(name, moment, change, List.of(), repair);
  }

  private static Stream<Case> cases() {
    return Stream.of(containers(), policies(), keys(), jobs(), disabledJobs())
        .flatMap(cases -> cases);
  }

  private static Stream<Case> containers() {
    Consumer<ChangingWorldTest> delete = t -> t.services.storage().deleteContainer(t.container);
    Consumer<ChangingWorldTest> create = t -> t.services.storage().createContainer(t.container);
    List<String> notThere =
        List.of("AzureBatchUploadFailed", "FileUploadContainerNotFound", "Create the container");
    return Stream.of(
        new Case("container deleted", SUBMITTING, delete, notThere, create),
        new Case("container deleted", WAITING, delete, notThere, create),
        new Case("container deleted", ENDING, delete, List.of("AzureBatchOutputMissing"), create),
        goesOn(
            "container being deleted",
            CREATING,
            t -> PROXIES.storage().answer(call -> true, CONTAINER_BEING_DELETED),
            t -> {}),
        goesOn(
            "container being deleted",
            ENDING,
            t -> PROXIES.storage().answer(call -> true, CONTAINER_BEING_DELETED),
            t -> {}));
  }

  private static Stream<Case> policies() {
    return Stream.of(
        new Case(
            "access policy removed",
            WAITING,
            t -> t.services.storage().removeAccessPolicy(t.container, t.policy()),
            List.of("AzureBatchUploadFailed", "FileUploadAccessDenied", "'accessPolicy'"),
            t ->
                t.services.storage().putAccessPolicy(t.container, t.policy(), SasPermissions.WRITE),
            true));
  }

  private static Stream<Case> keys() {
    Consumer<ChangingWorldTest> refuseBatch =
        t -> PROXIES.batch().answer(call -> true, BATCH_KEY_REFUSED);
    Consumer<ChangingWorldTest> refuseStorage =
        t -> PROXIES.storage().answer(call -> !call.contains("sig="), STORAGE_KEY_REFUSED);
    List<String> wrongKey = List.of("AuthenticationFailed", "Check the account's name", "its key");
    return Stream.of(
        new Case("key of Batch refused", SUBMITTING, refuseBatch, wrongKey, t -> {}),
        goesOn("key of Batch refused", WAITING, refuseBatch, t -> {}),
        goesOn("key of Batch refused", ENDING, refuseBatch, t -> {}),
        new Case("key of storage refused", CREATING, refuseStorage, wrongKey, t -> {}),
        goesOn("key of storage refused", WAITING, refuseStorage, t -> {}),
        goesOn("key of storage refused", ENDING, refuseStorage, t -> {}));
  }

  private static Stream<Case> jobs() {
    return Stream.of(
        goesOn(
            "quota of active jobs reached",
            CREATING,
            t ->
                azure
                    .batch()
                    .faults()
                    .next(2, JOB_ADD)
                    .answer(409, "ActiveJobAndScheduleQuotaReached"),
            t -> {}),
        goesOn(
            "job of that id being deleted",
            CREATING,
            t -> {
              t.createJob();
              t.services.batch().deleteJob(t.jobId);
            },
            t -> {}),
        new Case(
            "job terminated",
            SUBMITTING,
            t -> t.services.batch().terminateJob(t.jobId, "by somebody"),
            List.of("JobCompleted", "The job takes no tasks any more"),
            t -> {
              new BatchTasks(azure).deleteJob(t.jobId);
              t.createJob();
            }),
        new Case(
            "job deleted",
            SUBMITTING,
            t -> new BatchTasks(azure).deleteJob(t.jobId),
            List.of("JobNotFound", "Create the job before it is used"),
            ChangingWorldTest::createJob));
  }

  /** Cases after which Azure Batch keeps nothing of the task. */
  private static Stream<Case> lostTasks() {
    return Stream.of(
        new Case(
            "job terminated",
            WAITING,
            t -> t.services.batch().terminateJob(t.jobId, "by somebody"),
            List.of("AzureBatchTaskFailed", "TaskEnded", "Its job was terminated: by somebody"),
            t -> {
              new BatchTasks(azure).deleteJob(t.jobId);
              t.createJob();
            }),
        new Case(
            "job deleted",
            WAITING,
            t -> new BatchTasks(azure).deleteJob(t.jobId),
            List.of("AzureBatchTaskLost", "is gone", "Create the job again", SUBMIT_AGAIN),
            ChangingWorldTest::createJob));
  }

  private static Stream<Case> disabledJobs() {
    Consumer<ChangingWorldTest> enable = t -> client().enable(t.jobId);
    return Stream.of(
        new Case(
            "job disabled",
            SUBMITTING,
            t -> client().disable(t.jobId, DisableJobOption.WAIT),
            List.of("JobDisabled", "enable it"),
            enable),
        goesOn(
            "job disabled, tasks requeued",
            WAITING,
            t -> client().disable(t.jobId, DisableJobOption.REQUEUE),
            enable),
        goesOn(
            "job disabled, tasks awaited",
            WAITING,
            t -> client().disable(t.jobId, DisableJobOption.WAIT),
            enable),
        new Case(
            "job disabled, tasks terminated",
            WAITING,
            t -> client().disable(t.jobId, DisableJobOption.TERMINATE),
            List.of("AzureBatchTaskFailed", "TaskEnded", "Its job was disabled"),
            enable));
  }

  private static com.microsoft.azure.batch.protocol.Jobs client() {
    return new SentTasks(azure).client().jobs();
  }

  private void createJob() {
    services.batch().createJob(new JobSpecification(jobId, "local"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isSurvived(Case given) {
    ProcessInstance instance = begin(given);

    given.change().accept(this);
    goOn(given.moment());

    assertIncident(instance, given.incident());
    PROXIES.heal();
    given.repair().accept(this);
    retry();
    assertEnds(instance);
  }

  @ParameterizedTest
  @MethodSource("lostTasks")
  void isSurvivedByATaskThatIsSubmittedOnceMore(Case given) {
    ProcessInstance instance = begin(given);

    given.change().accept(this);
    goOn(given.moment());

    assertIncident(instance, given.incident());
    given.repair().accept(this);
    retry();
    pass(RUN.plus(A_WHILE));
    pass(RUN.plus(A_WHILE));
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains(SUBMIT_AGAIN);
    azure
        .engine()
        .getRuntimeService()
        .createProcessInstanceModification(instance.getId())
        .cancelAllForActivity("await")
        .startBeforeActivity("submit")
        .execute();
    assertEnds(instance);
  }

  private void assertEnds(ProcessInstance instance) {
    for (int run = 0; run < 4; run++) {
      pass(RUN.plus(A_WHILE));
    }

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
    assertThat(engines.incidents()).isEmpty();
  }

  private ProcessInstance begin(Case given) {
    azure.script(forTask("*").file("output.txt", "x").delay(RUN));
    azure.deploy(model(given.accessPolicy()));
    return begin(given.moment());
  }

  private ProcessInstance begin(Moment moment) {
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    if (moment == CREATING) {
      return instance;
    }
    azure.executeJobs();
    if (moment == SUBMITTING) {
      return instance;
    }
    engines.completeUserTask(instance);
    azure.executeJobs();
    azure.poll();
    if (moment == ENDING) {
      azure.advance(RUN.plus(A_WHILE));
      engines.awaitTasks();
    }
    return instance;
  }

  private void goOn(Moment moment) {
    azure.executeJobs();
    if (moment == SUBMITTING) {
      engines.completeUserTasks();
    }
    for (int minute = 0; minute < 3; minute++) {
      azure.executeJobs();
      azure.poll();
      azure.advance(A_WHILE);
    }
  }

  private void assertIncident(ProcessInstance instance, List<String> parts) {
    if (parts.isEmpty()) {
      assertThat(engines.incidents()).isEmpty();
      return;
    }
    if (engines.incidents().isEmpty()) {
      // the task is yet to run
      pass(RUN.plus(A_WHILE));
    }
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains(parts);
  }

  private void retry() {
    for (Incident incident : engines.incidents()) {
      if (incident.getIncidentType().equals(Incident.FAILED_JOB_HANDLER_TYPE)) {
        Job job = engines.onlyJob();
        azure.engine().getManagementService().setJobRetries(job.getId(), 1);
      } else {
        engines.retryTheWait();
      }
    }
  }

  /** Time passes, and what is due is done. */
  private void pass(Duration duration) {
    azure.executeJobs();
    engines.completeUserTasks();
    azure.executeJobs();
    azure.poll();
    azure.advance(duration);
    azure.runToRest();
  }

  /** The id of the stored access policy of the only instance. */
  private String policy() {
    ProcessInstance instance =
        azure.engine().getRuntimeService().createProcessInstanceQuery().singleResult();
    return String.valueOf(azure.variable(instance, "containerSas").get("accessPolicy"));
  }

  private BpmnModelInstance model(boolean accessPolicy) {
    return Models.submitAndAwait(
            Models.issueSas(
                    Models.prepare(jobId),
                    sas -> sas.camundaInputParameter("accessPolicy", String.valueOf(accessPolicy)))
                .userTask("ready"),
            submit ->
                submit
                    .camundaInputParameter("commandLine", "scripted")
                    .camundaInputParameter("outputFiles", "output.txt"),
            await -> await.camundaInputParameter("required", "output.txt"))
        .endEvent("done")
        .done();
  }
}
