package io.github.azurebatch.camunda.process.cleanup;

import static io.github.azurebatch.camunda.local.Operation.JOB_DELETE;
import static io.github.azurebatch.camunda.local.Operation.TASK_DELETE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CleanUpTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);
  private final String jobId = "clean-" + UUID.randomUUID();

  @Test
  void deletesWhatSucceededKeepsWhatFailedAndTerminatesTheJob() {
    azure.script(forTask("*"));
    azure.script(forTask("part-2").exitCode(1));
    azure.deploy(listThen(3, cleanUp -> cleanUp));
    ProcessInstance instance = startAndClean();

    assertThat(tasks.all(jobId)).containsExactly("part-2");
    assertThat(job())
        .hasValueSatisfying(job -> assertThat(job.state()).isNotEqualTo(JobState.ACTIVE));
    assertThat(azure.variable(instance, "batchCleanUp"))
        .containsEntry("deletedTasks", 2)
        .containsEntry("failedTasks", 1)
        .containsEntry("failedTaskIds", List.of("part-2"))
        .containsEntry("jobTerminated", true)
        .containsEntry("deletedBlobs", 0);
  }

  @Test
  void aJobThatTasksRunInIsNotTerminatedUnlessAsked() {
    azure.script(forTask("*"));
    azure.script(forTask("part-2").delay(Duration.ofHours(5)));
    azure.deploy(listThen(2, cleanUp -> cleanUp));
    ProcessInstance instance = start();
    awaitTheOthers("part-2");

    clean(instance);

    assertThat(tasks.open(jobId)).containsExactly("part-2");
    assertThat(azure.variable(instance, "batchCleanUp"))
        .containsEntry("openTasks", 1)
        .containsEntry("jobTerminated", false);
  }

  @Test
  void deletesAJobOfWhichAllTasksSucceededInOneCall() {
    azure.script(forTask("*"));
    azure.deploy(listThen(3, cleanUp -> cleanUp.camundaInputParameter("deleteJob", "true")));
    ProcessInstance instance = startAndClean();

    assertThat(job().filter(job -> job.state() != JobState.DELETING)).isEmpty();
    assertThat(azure.batch().calls().count(JOB_DELETE)).isEqualTo(1);
    assertThat(azure.batch().calls().count(TASK_DELETE)).isZero();
    assertThat(azure.variable(instance, "batchCleanUp")).containsEntry("jobDeleted", true);
  }

  @Test
  void keepsAJobWithTheEvidenceOfAFailedTask() {
    azure.script(forTask("*"));
    azure.script(forTask("part-1").exitCode(1));
    azure.deploy(listThen(2, cleanUp -> cleanUp.camundaInputParameter("deleteJob", "true")));
    ProcessInstance instance = startAndClean();

    assertThat(tasks.all(jobId)).containsExactly("part-1");
    assertThat(azure.variable(instance, "batchCleanUp"))
        .containsEntry("jobDeleted", false)
        .containsEntry("jobTerminated", true);
  }

  @Test
  void spreadsManyDeletionsOverCamundaJobs() {
    azure.script(forTask("*"));
    azure.deploy(listThen(220, cleanUp -> cleanUp));
    ProcessInstance instance = start();
    awaitTheOthers();
    engines.completeUserTask(instance);
    Job cleaning = engines.onlyJob();

    azure.engine().getManagementService().executeJob(cleaning.getId());

    assertThat(tasks.all(jobId)).hasSize(120);
    assertThat(engines.jobs()).hasSize(5);
    azure.executeJobs();
    assertThat(tasks.all(jobId)).isEmpty();
    assertThat(instance).isEnded();
    assertThat(azure.variable(instance, "batchCleanUp")).containsEntry("deletedTasks", 220);
  }

  @Test
  void aSecondTryAfterAnOutageFinishesTheFirst() {
    azure.script(forTask("*"));
    azure.deploy(listThen(3, cleanUp -> cleanUp));
    ProcessInstance instance = start();
    awaitTheOthers();
    azure.batch().faults().next(TASK_DELETE).dropAfterEffect();
    azure.batch().faults().next(9, TASK_DELETE).answer(500, "InternalError", Duration.ZERO);

    clean(instance);
    assertThat(engines.jobs()).hasSize(1);
    azure.batch().faults().clear();
    azure.advance(Duration.ofMinutes(1));
    azure.executeJobs();

    assertThat(instance).isEnded();
    assertThat(tasks.all(jobId)).isEmpty();
  }

  @Test
  void aJobThatIsGoneIsClean() {
    azure.script(forTask("*"));
    azure.deploy(listThen(1, cleanUp -> cleanUp.camundaInputParameter("jobId", "gone")));
    ProcessInstance instance = startAndClean();

    assertThat(instance).isEnded();
    assertThat(azure.variable(instance, "batchCleanUp"))
        .containsEntry("deletedTasks", 0)
        .containsEntry("jobTerminated", false);
  }

  @Test
  void deletesOnlyTheTasksOfTheList() {
    azure.script(forTask("*"));
    azure.deploy(listThen(2, cleanUp -> cleanUp.camundaInputParameter("task", "${batchTasks}")));
    ProcessInstance instance = start();
    azure.deploy(
        Models.submitAndAwait(
                Models.createJob(jobId, "local"),
                submit ->
                    submit
                        .camundaInputParameter("taskId", "another")
                        .camundaInputParameter("commandLine", "scripted"),
                await -> await)
            .endEvent()
            .done());
    engines.run();

    clean(instance);

    assertThat(tasks.all(jobId)).containsExactly("another");
    assertThat(job()).hasValueSatisfying(job -> assertThat(job.state()).isEqualTo(JobState.ACTIVE));
  }

  @Test
  void deletesTheBlobsOfOneTaskAndNoOthersWhereThatIsAsked() {
    azure.script(forTask("*").file("a.txt", "a").file("b.txt", "b"));
    azure.deploy(
        Models.steps(
                submit -> submitting(submit, "*.txt\nb.txt -> ${kept}/{taskId}/b.txt"),
                await -> await)
            .serviceTask("cleanUp")
            .camundaDelegateExpression("${azureBatchCleanUp}")
            .camundaInputParameter("task", "${batchTask}")
            .camundaInputParameter("deleteBlobs", "${delete}")
            .endEvent()
            .done());
    String kept = UUID.randomUUID().toString();
    ProcessInstance other = azure.start(Models.KEY, Map.of("kept", kept, "delete", "false"));
    ProcessInstance cleaned = azure.start(Models.KEY, Map.of("kept", kept, "delete", "true"));

    azure.runToRest();

    assertThat(blobs(engines.taskIdOf(cleaned))).isEmpty();
    assertThat(blobs(engines.taskIdOf(other))).hasSize(2);
    assertThat(blobs(kept)).containsExactly(kept + "/" + engines.taskIdOf(other) + "/b.txt");
    assertThat(azure.variable(cleaned, "batchCleanUp"))
        .containsEntry("deletedBlobs", 3)
        .containsEntry("deletedTasks", 1);
  }

  @Test
  void deletesTheNamedFilesOfAPlaceThatTasksShare() {
    String shared = UUID.randomUUID().toString();
    azure.script(forTask("*").file("a.txt", "a"));
    azure.deploy(
        Models.steps(submit -> submitting(submit, "*.txt -> " + shared), await -> await)
            .serviceTask("cleanUp")
            .camundaDelegateExpression("${azureBatchCleanUp}")
            .camundaInputParameter("task", "${batchTask}")
            .camundaInputParameter("files", "${outputs}")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThat(blobs(shared)).isEmpty();
  }

  @Test
  void refusesToDeleteByAPatternWhatTasksShare() {
    azure.script(forTask("*").file("a.txt", "a"));
    azure.deploy(
        Models.steps(submit -> submitting(submit, "*.txt -> shared"), await -> await)
            .serviceTask("cleanUp")
            .camundaDelegateExpression("${azureBatchCleanUp}")
            .camundaInputParameter("task", "${batchTask}")
            .camundaInputParameter("deleteBlobs", "true")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'task'", "*.txt", "shared", "'files'");
  }

  @Test
  void deletesAContainerByItsName() {
    String container = "clean-" + UUID.randomUUID();
    try (Services services = Services.of(azure.azure())) {
      services.storage().createContainer(container);
    }
    azure.script(forTask("*"));
    azure.deploy(
        listThen(1, cleanUp -> cleanUp.camundaInputParameter("deleteContainer", container)));
    ProcessInstance instance = startAndClean();

    assertThat(azure.variable(instance, "batchCleanUp")).containsEntry("containerDeleted", true);
  }

  private ServiceTaskBuilder submitting(ServiceTaskBuilder submit, String outputFiles) {
    return submit
        .camundaInputParameter("commandLine", "scripted")
        .camundaInputParameter("outputFiles", outputFiles);
  }

  private BpmnModelInstance listThen(int count, UnaryOperator<ServiceTaskBuilder> cleanUp) {
    return cleanUp
        .apply(
            Models.createJob(jobId, "local")
                .serviceTask("submit")
                .camundaDelegateExpression("${azureBatchSubmitTasks}")
                .camundaInputParameter("jobId", jobId)
                .camundaInputParameter("items", String.valueOf(count))
                .camundaInputParameter("taskId", "part")
                .camundaInputParameter("commandLine", "scripted")
                .userTask("hold")
                .serviceTask("cleanUp")
                .camundaDelegateExpression("${azureBatchCleanUp}"))
        .endEvent()
        .done();
  }

  private ProcessInstance startAndClean() {
    ProcessInstance instance = start();
    awaitTheOthers();
    clean(instance);
    return instance;
  }

  private ProcessInstance start() {
    return engines.start(Map.of());
  }

  private void awaitTheOthers(String... open) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (tasks.open(jobId).size() > open.length) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private void clean(ProcessInstance instance) {
    engines.completeUserTask(instance);
    azure.executeJobs();
  }

  private Optional<JobSnapshot> job() {
    try (BatchService service = tasks.service()) {
      return service.job(jobId);
    }
  }

  private List<String> blobs(String prefix) {
    try (Services services = Services.of(azure.azure())) {
      return services.blobs("job-" + Models.JOB_ID).stream()
          .filter(name -> name.startsWith(prefix))
          .toList();
    }
  }
}
