package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.JobManagerTask;
import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.pool.OperatingSystem;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BatchOperation;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkClient;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkFaults;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskEnvironment;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskOptions;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.throttle.Pause;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every Batch account does with jobs, the local one and a real one with Linux nodes. */
abstract class JobContract {

  final String jobId = "contract-" + UUID.randomUUID();

  abstract BatchAccount account();

  abstract String poolId();

  /** How long a task may take until it is seen to have completed. */
  abstract Duration patience();

  @AfterEach
  void deleteTheJob() {
    try {
      new SdkFaults(
              new BatchAccount(
                  URI.create("https://contract.test"),
                  "contract",
                  AzureBatchAccount.credential("a2V5")),
              Gates.open(),
              CallLimits.DEFAULTS,
              Clock.systemUTC())
          .translated(BatchOperation.GET_JOB, "Deleting", this::deleted);
    } catch (RefusedException | BusyException e) {
      assertThat(e).hasMessageMatching("(?s).*(JobNotFound|JobBeingDeleted).*");
    }
  }

  @Test
  void endsAJobWithItsJobManager() {
    withSdk(
        sdk ->
            sdk.jobs()
                .add(
                    job()
                        .withJobManagerTask(
                            new JobManagerTask()
                                .withId("manager")
                                .withCommandLine("/bin/sh -c 'exit 0'"))));

    try (BatchService service = SdkBatchService.open(account())) {
      awaitEnd(service);

      assertThat(service.job(jobId).orElseThrow().terminateReason()).isEqualTo("JMComplete");
      assertThat(service.tasks(jobId))
          .singleElement()
          .satisfies(task -> assertThat(task.reference().taskId()).isEqualTo("manager"))
          .satisfies(task -> assertThat(task.exitCode()).isZero());
    }
  }

  @Test
  void endsAJobThatEndsWithItsTasksAndHasNone() {
    withSdk(sdk -> sdk.jobs().add(job().withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB)));

    try (BatchService service = SdkBatchService.open(account())) {
      awaitEnd(service);

      assertThat(service.job(jobId).orElseThrow().terminateReason()).isEqualTo("AllTasksComplete");
    }
  }

  @Test
  void takesNotBackThatAJobEndsWithItsTasks() {
    try (BatchService service = open()) {
      service.addTask(task("t1", "key-1", "/bin/sh -c 'sleep 600'"));
      withSdk(sdk -> patch(sdk, OnAllTasksComplete.TERMINATE_JOB));

      assertThatExceptionOfType(BatchErrorException.class)
          .isThrownBy(() -> withSdk(sdk -> patch(sdk, OnAllTasksComplete.NO_ACTION)))
          .satisfies(e -> assertThat(e.body().code()).isEqualTo("InvalidPropertyValue"));
    }
  }

  @Test
  void leavesTasksActiveThatHadNotStartedWhenTheirJobEnded() {
    try (BatchService service = SdkBatchService.open(account())) {
      withSdk(sdk -> sdk.jobs().add(job().withMaxParallelTasks(1)));
      service.addTask(task("runs", "key-1", "/bin/sh -c 'sleep 600'"));
      awaitState(service, "runs", TaskState.RUNNING);
      service.addTask(task("waits", "key-2", "/bin/sh -c 'exit 0'"));

      service.terminateJob(jobId, "enough");
      awaitEnd(service);

      assertThat(service.job(jobId).orElseThrow().terminateReason()).isEqualTo("enough");
      awaitState(service, "runs", TaskState.COMPLETED);
      awaitState(service, "waits", TaskState.ACTIVE);
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> service.addTask(task("late", "key-3", "/bin/sh -c 'exit 0'")))
          .satisfies(e -> assertThat(e.code()).isEqualTo("JobCompleted"));
    }
  }

  @Test
  void reactivatesATaskThatFailedAndNoOther() {
    try (BatchService service = open()) {
      service.addTask(task("fails", "key-1", "/bin/sh -c 'exit 3'"));
      service.addTask(task("succeeds", "key-2", "/bin/sh -c 'exit 0'"));
      awaitState(service, "fails", TaskState.COMPLETED);
      awaitState(service, "succeeds", TaskState.COMPLETED);
      OffsetDateTime before = service.tasks(jobId, List.of("fails")).get(0).stateTransitionTime();

      service.reactivateTask(new TaskReference(jobId, "fails"));

      await()
          .atMost(patience())
          .until(
              () ->
                  service.completedTasks(jobId, before.plusNanos(1_000_000), task -> true).tasks(),
              tasks -> tasks.stream().anyMatch(task -> task.reference().taskId().equals("fails")));
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> service.reactivateTask(new TaskReference(jobId, "succeeds")))
          .satisfies(e -> assertThat(e.code()).isEqualTo("TaskSucceeded"));
    }
  }

  @Test
  void tellsThePoolAndItsNodes() {
    try (BatchService service = SdkBatchService.open(account())) {
      PoolSnapshot pool = service.pool(poolId()).orElseThrow();
      assertThat(pool.operatingSystem()).isEqualTo(OperatingSystem.LINUX);
      assertThat(pool.hasVirtualMachineConfiguration()).isTrue();
      assertThat(pool.state()).isEqualTo("active");
      assertThat(pool.creationTime()).isNotNull();
      assertThat(service.nodes(poolId())).hasSize(pool.currentNodes()).isNotEmpty();
      assertThat(service.pool("no-" + jobId)).isEmpty();
    }
  }

  private void patch(BatchServiceClient sdk, OnAllTasksComplete completion) {
    sdk.jobs().patch(jobId, new JobPatchParameter().withOnAllTasksComplete(completion));
  }

  private void awaitEnd(BatchService service) {
    await()
        .atMost(patience())
        .until(() -> service.job(jobId).orElseThrow().state() == JobState.COMPLETED);
  }

  private void awaitState(BatchService service, String taskId, TaskState state) {
    await()
        .atMost(patience())
        .until(() -> service.tasks(jobId, List.of(taskId)).get(0).state() == state);
  }

  private JobAddParameter job() {
    return new JobAddParameter()
        .withId(jobId)
        .withPoolInfo(new PoolInformation().withPoolId(poolId()));
  }

  /** What the port does not do. */
  private void withSdk(Consumer<BatchServiceClient> action) {
    BatchServiceClient sdk =
        SdkClient.open(
            account(),
            Gates.open(),
            HttpSettings.defaults(),
            CallLimits.DEFAULTS,
            Clock.systemUTC(),
            Pause.SLEEP);
    try {
      action.accept(sdk);
    } finally {
      sdk.restClient().close();
    }
  }

  private String deleted() {
    withSdk(sdk -> sdk.jobs().delete(jobId));
    return jobId;
  }

  BatchService open() {
    BatchService service = SdkBatchService.open(account());
    service.createJob(new JobSpecification(jobId, poolId()));
    return service;
  }

  TaskSpecification task(String id, String key, String commandLine) {
    return new TaskSpecification(
        new TaskReference(jobId, id),
        new TaskMark(key, "installation-1", "instance-1", null),
        commandLine,
        new TaskEnvironment(Map.of("A", "1")),
        List.of(),
        List.of(),
        new TaskConstraints(Duration.ofMinutes(5), 0, Duration.ofHours(1)),
        TaskOptions.NONE);
  }
}
