package io.github.azurebatch.camunda.local;

import static io.github.azurebatch.camunda.local.TaskState.COMPLETED;
import static io.github.azurebatch.camunda.local.TaskState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.batch.protocol.models.AccessScope;
import com.microsoft.azure.batch.protocol.models.AuthenticationTokenSettings;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.JobConstraints;
import com.microsoft.azure.batch.protocol.models.JobManagerTask;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.MetadataItem;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.joda.time.Period;
import org.junit.jupiter.api.Test;

/** The service has one node with two slots. */
class JobManagerTest extends ServiceTest {

  @Test
  void isATaskOfItsJob() throws Exception {
    addJob("job", manager("exit 0").withDisplayName("leads"));
    awaitIdle();

    CloudTask task = client.taskOperations().getTask("job", "manager");
    assertThat(task.displayName()).isEqualTo("leads");
    assertThat(task.constraints().maxTaskRetryCount()).isZero();
    assertThat(task.executionInfo().exitCode()).isZero();
    assertThat(client.taskOperations().listTasks("job"))
        .extracting(CloudTask::id)
        .containsExactly("manager");
  }

  @Test
  void isAnsweredWithItsJob() throws Exception {
    addJob("job", manager("block").withKillJobOnCompletion(false));

    JobManagerTask manager = client.jobOperations().getJob("job").jobManagerTask();
    assertThat(manager.id()).isEqualTo("manager");
    assertThat(manager.commandLine()).isEqualTo("block");
    assertThat(manager.killJobOnCompletion()).isFalse();
    assertThat(manager.runExclusive()).isTrue();
    assertThat(manager.requiredSlots()).isEqualTo(1);
  }

  @Test
  void endsItsJobAndWhatStillRuns() throws Exception {
    addJob("job", manager("block").withRunExclusive(false));
    addTask("job", "child", "linger");
    addTask("job", "waiting", "exit 0");
    awaitState("job", "child", RUNNING);
    client.taskOperations().terminateTask("job", "manager");
    runner.awaitLingering();
    runner.letGo();
    awaitIdle();

    CloudJob job = client.jobOperations().getJob("job");
    assertThat(job.state()).isEqualTo(JobState.COMPLETED);
    assertThat(job.executionInfo().terminateReason()).isEqualTo("JMComplete");
    assertThat(failureOf("child")).isEqualTo("TaskEnded");
    // documented: what has not started stays as it is
    assertThat(state("waiting")).isEqualTo(TaskState.ACTIVE);
  }

  @Test
  void leavesItsJobAloneWhenItIsToldTo() throws Exception {
    addJob("job", manager("exit 1").withKillJobOnCompletion(false));
    awaitIdle();

    assertThat(client.jobOperations().getJob("job").state()).isEqualTo(JobState.ACTIVE);
  }

  @Test
  void endsAJobThatEndsWithItsLastTask() throws Exception {
    client
        .jobOperations()
        .createJob(
            job("job")
                .withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB)
                .withJobManagerTask(manager("exit 0").withKillJobOnCompletion(false)));
    awaitIdle();

    assertThat(reason("job")).isEqualTo("AllTasksComplete");
  }

  @Test
  void hasItsNodeForItself() throws Exception {
    addJob("job", manager("block"));
    addTask("job", "child", "exit 0");
    awaitState("job", "manager", RUNNING);

    assertThat(state("child")).isEqualTo(TaskState.ACTIVE);
  }

  @Test
  void getsTheTokenThatItAsksFor() throws Exception {
    addJob(
        "job",
        manager("exit 0")
            .withEnvironmentSettings(
                List.of(new EnvironmentSetting().withName("OWN").withValue("1")))
            .withAuthenticationTokenSettings(
                new AuthenticationTokenSettings().withAccess(List.of(AccessScope.JOB))));
    awaitIdle();

    assertThat(runner.assignments().element().task().path("environmentSettings"))
        .extracting(setting -> setting.path("name").asText())
        .containsExactly("OWN", "AZ_BATCH_AUTHENTICATION_TOKEN");
    assertThat(client.taskOperations().getTask("job", "manager").environmentSettings()).hasSize(1);
  }

  @Test
  void isRefusedWithPropertiesThatOnlyOtherTasksHave() throws Exception {
    assertThat(
            RawClient.of(service)
                .send(
                    "POST",
                    "/jobs",
                    "{\"id\":\"j\",\"poolInfo\":{\"poolId\":\"local\"},\"jobManagerTask\":{\"id\":\"m\","
                        + "\"commandLine\":\"x\",\"dependsOn\":{\"taskIds\":[\"a\"]}}}")
                .body())
        .contains("jobManagerTask.dependsOn");
  }

  @Test
  void keepsWhatItsJobIsGiven() throws Exception {
    client
        .jobOperations()
        .createJob(
            job("job")
                .withPriority(7)
                .withMetadata(List.of(new MetadataItem().withName("team").withValue("a")))
                .withCommonEnvironmentSettings(
                    List.of(new EnvironmentSetting().withName("A").withValue("1")))
                .withConstraints(
                    new JobConstraints()
                        .withMaxTaskRetryCount(2)
                        .withMaxWallClockTime(Period.hours(1))));

    CloudJob job = client.jobOperations().getJob("job");
    assertThat(job.priority()).isEqualTo(7);
    assertThat(job.metadata()).singleElement().extracting(MetadataItem::value).isEqualTo("a");
    assertThat(job.commonEnvironmentSettings()).hasSize(1);
    assertThat(job.constraints().maxTaskRetryCount()).isEqualTo(2);
    assertThat(job.constraints().maxWallClockTime()).isEqualTo(Period.hours(1));
  }

  @Test
  void endsWhenTheTimeOfItsJobIsOver() throws Exception {
    client
        .jobOperations()
        .createJob(
            job("job").withConstraints(new JobConstraints().withMaxWallClockTime(Period.hours(1))));
    addTask("job", "long", "block");
    awaitState("job", "long", RUNNING);

    service.clock().advance(Duration.ofMinutes(61));

    // nobody asks for the job meanwhile
    awaitState("job", "long", COMPLETED);
    await().atMost(PATIENCE).until(() -> reason("job"), "MaxWallClockTimeExpiry"::equals);
    assertThat(failureOf("long")).isEqualTo("TaskEnded");
  }

  private void addJob(String id, JobManagerTask manager) throws IOException {
    client.jobOperations().createJob(job(id).withJobManagerTask(manager));
  }

  private static JobManagerTask manager(String commandLine) {
    return new JobManagerTask().withId("manager").withCommandLine(commandLine);
  }

  private String reason(String jobId) throws IOException {
    return client.jobOperations().getJob(jobId).executionInfo().terminateReason();
  }

  private TaskState state(String taskId) throws IOException {
    return client.taskOperations().getTask("job", taskId).state();
  }

  private String failureOf(String taskId) throws IOException {
    return client.taskOperations().getTask("job", taskId).executionInfo().failureInfo().code();
  }
}
