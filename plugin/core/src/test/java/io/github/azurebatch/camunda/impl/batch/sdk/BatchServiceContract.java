package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every Batch account does with tasks. */
abstract class BatchServiceContract extends JobContract {

  @Test
  void createsAJobOnce() {
    try (BatchService service = SdkBatchService.open(account())) {
      service.createJob(new JobSpecification(jobId, poolId()));
      service.createJob(new JobSpecification(jobId, poolId()));

      assertThat(service.tasks(jobId)).isEmpty();
    }
  }

  @Test
  void waitsForAJobThatIsBeingDeleted() {
    try (BatchService service = open()) {
      deleteTheJob();

      assertThatExceptionOfType(BusyException.class)
          .isThrownBy(() -> service.createJob(new JobSpecification(jobId, poolId())))
          .withMessageContaining(jobId)
          .satisfies(e -> assertThat(e.code()).isEqualTo("JobBeingDeleted"));
    }
  }

  @Test
  void addsATaskOnce() {
    try (BatchService service = open()) {
      service.addTask(task("t1", "key-1", "/bin/sh -c 'exit 0'"));
      service.addTask(task("t1", "key-1", "/bin/sh -c 'exit 0'"));

      assertThat(service.tasks(jobId))
          .extracting(task -> task.reference().taskId())
          .containsExactly("t1");
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> service.addTask(task("t1", "key-2", "/bin/sh -c 'exit 0'")))
          .withMessageContainingAll("'t1'", jobId, "someone else's");
    }
  }

  @Test
  void refusesATaskOfAJobThatIsNotThere() {
    try (BatchService service = SdkBatchService.open(account())) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> service.addTask(task("t1", "key-1", "true")))
          .withMessageContainingAll("'t1'", jobId, "JobNotFound", "request id", "Create the job")
          .satisfies(e -> assertThat(e.code()).isEqualTo("JobNotFound"));
    }
  }

  @Test
  void tellsHowATaskEnded() {
    try (BatchService service = open()) {
      OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(15);
      service.addTask(task("succeeds", "key-1", "/bin/sh -c 'exit 0'"));
      service.addTask(task("fails", "key-2", "/bin/sh -c 'exit 3'"));

      await()
          .atMost(patience())
          .until(
              () -> service.completedTasks(jobId, before, task -> true).tasks(),
              tasks -> tasks.size() == 2);

      TaskSnapshot succeeded = service.tasks(jobId, List.of("succeeds")).get(0);
      assertThat(succeeded.state()).isEqualTo(TaskState.COMPLETED);
      assertThat(succeeded.result()).isEqualTo(TaskResult.SUCCESS);
      assertThat(succeeded.exitCode()).isZero();
      assertThat(succeeded.failureInformation()).isNull();
      assertThat(succeeded.startTime()).isNotNull();
      assertThat(succeeded.endTime()).isAfterOrEqualTo(succeeded.startTime());
      TaskSnapshot failed = service.tasks(jobId, List.of("fails")).get(0);
      assertThat(failed.result()).isEqualTo(TaskResult.FAILURE);
      assertThat(failed.exitCode()).isEqualTo(3);
      assertThat(failed.failureInformation())
          .satisfies(failure -> assertThat(failure.code()).isEqualTo("FailureExitCode"))
          .satisfies(failure -> assertThat(failure.category()).isEqualTo("usererror"));
      OffsetDateTime after = failed.stateTransitionTime().plusMinutes(15);
      assertThat(service.completedTasks(jobId, after, task -> true).tasks()).isEmpty();
    }
  }

  @Test
  void findsTheTasksThatAreThere() {
    try (BatchService service = open()) {
      service.addTask(task("Here", "key-1", "/bin/sh -c 'exit 0'"));

      assertThat(service.tasks(jobId, List.of("Here", "gone")))
          .extracting(TaskSnapshot::reference)
          .containsExactly(new TaskReference(jobId, "Here"));
    }
  }

  @Test
  void terminatesATask() {
    try (BatchService service = open()) {
      service.addTask(task("t1", "key-1", "/bin/sh -c 'sleep 600'"));

      service.terminateTask(new TaskReference(jobId, "t1"));

      await()
          .atMost(patience())
          .untilAsserted(
              () ->
                  assertThat(service.tasks(jobId, List.of("t1")))
                      .extracting(TaskSnapshot::state, TaskSnapshot::result)
                      .containsExactly(tuple(TaskState.COMPLETED, TaskResult.FAILURE)));
      assertThatCode(() -> service.terminateTask(new TaskReference(jobId, "t1")))
          .doesNotThrowAnyException();
      assertThatCode(() -> service.terminateTask(new TaskReference(jobId, "gone")))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void refusesAWrongKey() {
    var wrong = new Credential.AccountKey(new Secret("d3Jvbmc="));
    var account = new BatchAccount(account().url(), account().name(), wrong);

    try (BatchService service = SdkBatchService.open(account)) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> service.tasks(jobId))
          .withMessageContainingAll("AuthenticationFailed", account.name(), "Check the account")
          .satisfies(e -> assertThat(e.code()).isEqualTo("AuthenticationFailed"));
    }
  }
}
