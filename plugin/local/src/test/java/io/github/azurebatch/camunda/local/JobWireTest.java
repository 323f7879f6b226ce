package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.DisableJobOption;
import com.microsoft.azure.batch.protocol.models.JobGetOptions;
import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.JobTerminateOptions;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskCounts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobWireTest extends ServiceTest {

  @Test
  void needsAPoolThatIsThere() {
    assertRefused(
        404,
        "PoolNotFound",
        () ->
            client
                .jobOperations()
                .createJob(job("job").withPoolInfo(new PoolInformation().withPoolId("gone"))));
  }

  @Test
  void isUniqueWhateverItsCase() throws Exception {
    addJob("Job");

    assertRefused(409, "JobExists", () -> addJob("jOB"));
    assertThat(client.jobOperations().listJobs()).extracting(CloudJob::id).containsExactly("Job");
  }

  @Test
  void changesWhatMayBeChanged() throws Exception {
    addJob("job");
    CloudJob before = client.jobOperations().getJob("job");

    client.jobOperations().patchJob("job", new JobPatchParameter().withPriority(7));

    CloudJob after = client.jobOperations().getJob("job");
    assertThat(after.priority()).isEqualTo(7);
    assertThat(after.eTag()).isNotEqualTo(before.eTag());
  }

  @Test
  void takesNoTasksOnceTerminated() throws Exception {
    addJob("job");
    addTask("job", "long", "block");
    awaitState("job", "long", TaskState.RUNNING);

    client.jobOperations().terminateJob("job", "enough");
    awaitIdle();

    CloudJob job = client.jobOperations().getJob("job");
    assertThat(job.state()).isEqualTo(JobState.COMPLETED);
    assertThat(job.executionInfo().terminateReason()).isEqualTo("enough");
    assertThat(client.taskOperations().getTask("job", "long").executionInfo().failureInfo().code())
        .isEqualTo("TaskEnded");
    assertRefused(409, "JobCompleted", () -> addTask("job", "late", "exit 0"));
  }

  @Test
  void requeuesWhatRunsWhenDisabled() throws Exception {
    addJob("job");
    addTask("job", "long", "block");
    awaitState("job", "long", TaskState.RUNNING);

    client.jobOperations().disableJob("job", DisableJobOption.REQUEUE);
    awaitState("job", "long", TaskState.ACTIVE);

    assertThat(client.jobOperations().getJob("job").state()).isEqualTo(JobState.DISABLED);
    assertThat(client.taskOperations().getTask("job", "long").executionInfo().requeueCount())
        .isEqualTo(1);
    assertRefused(409, "JobDisabled", () -> addTask("job", "late", "exit 0"));

    runner.release();
    client.jobOperations().enableJob("job");
    awaitIdle();
    assertThat(runner.assignments()).hasSize(2);
  }

  @Test
  void mayBeDisabledAgain() throws Exception {
    addJob("job");
    client.jobOperations().disableJob("job", DisableJobOption.WAIT);

    client.jobOperations().disableJob("job", DisableJobOption.TERMINATE);

    assertThat(client.jobOperations().getJob("job").state()).isEqualTo(JobState.DISABLED);
  }

  @Test
  void staysAsItIsWhenItIsDisabledInAWayThatIsNone() throws Exception {
    addJob("job");

    assertThat(
            RawClient.of(service)
                .send("POST", "/jobs/job/disable", "{\"disableTasks\":\"maybe\"}")
                .statusCode())
        .isEqualTo(400);
    assertThat(client.jobOperations().getJob("job").state()).isEqualTo(JobState.ACTIVE);
  }

  @Test
  void isNotAnsweredToOneWhoHasItAlready() throws Exception {
    addJob("job");
    String eTag = client.jobOperations().getJob("job").eTag();

    BatchErrorException unmodified =
        catchThrowableOfType(
            BatchErrorException.class,
            () ->
                client
                    .protocolLayer()
                    .jobs()
                    .get("job", new JobGetOptions().withIfNoneMatch(eTag)));

    assertThat(unmodified.response().code()).isEqualTo(304);
    assertThat(unmodified.body()).isNull();
  }

  @Test
  void staysAsDeletingUntilItIsGone() throws Exception {
    addJob("job");
    addTask("job", "long", "block");
    awaitState("job", "long", TaskState.RUNNING);

    client.jobOperations().deleteJob("job");

    assertThat(client.jobOperations().getJob("job").state()).isEqualTo(JobState.DELETING);
    assertRefused(409, "JobBeingDeleted", () -> client.jobOperations().deleteJob("job"));
    assertRefused(409, "JobBeingDeleted", () -> addTask("job", "late", "exit 0"));
    assertRefused(409, "JobBeingDeleted", () -> addJob("job"));
    awaitIdle();
    service.clock().advance(Duration.ofMinutes(1));
    assertRefused(404, "JobNotFound", () -> client.jobOperations().getJob("job"));
    addJob("job");
    assertThat(client.taskOperations().listTasks("job")).isEmpty();
  }

  @Test
  void endsWhenAllTasksAreCompleted() throws Exception {
    addJob("job");
    addTask("job", "one", "exit 0");
    awaitIdle();

    client.jobOperations().patchJob("job", OnAllTasksComplete.TERMINATE_JOB);

    CloudJob job = client.jobOperations().getJob("job");
    assertThat(job.state()).isEqualTo(JobState.COMPLETED);
    assertThat(job.executionInfo().terminateReason()).isEqualTo("AllTasksComplete");
  }

  @Test
  void endsAtOnceWhenItEndsWithItsTasksAndHasNone() throws Exception {
    client
        .jobOperations()
        .createJob(job("job").withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB));

    assertThat(client.jobOperations().getJob("job").state()).isEqualTo(JobState.COMPLETED);
  }

  @Test
  void keepsEndingWithItsTasks() throws Exception {
    addJob("job");
    addTask("job", "long", "block");
    client.jobOperations().patchJob("job", OnAllTasksComplete.TERMINATE_JOB);

    assertRefused(
        400,
        "InvalidPropertyValue",
        () -> client.jobOperations().patchJob("job", OnAllTasksComplete.NO_ACTION));
  }

  @Test
  void countsItsTasks() throws Exception {
    addJob("job");
    addTask("job", "good", "exit 0");
    addTask("job", "bad", "exit 1");
    awaitIdle();
    addTask("job", "long-1", "block");
    addTask("job", "long-2", "block");
    addTask("job", "waiting", "exit 0");

    TaskCounts counts = client.jobOperations().getTaskCounts("job");

    assertThat(counts.active()).isEqualTo(1);
    assertThat(counts.running()).isEqualTo(2);
    assertThat(counts.succeeded()).isEqualTo(1);
    assertThat(counts.failed()).isEqualTo(1);
    assertThat(counts.completed()).isEqualTo(2);
  }

  @Test
  void isNotChangedByOneWhoSawAnOlderVersion() throws Exception {
    addJob("job");

    BatchErrorException refusal =
        catchThrowableOfType(
            BatchErrorException.class,
            () ->
                client
                    .protocolLayer()
                    .jobs()
                    .terminate("job", "reason", new JobTerminateOptions().withIfMatch("0x1")));

    assertThat(refusal.body().code()).isEqualTo("ConditionNotMet");
  }
}
