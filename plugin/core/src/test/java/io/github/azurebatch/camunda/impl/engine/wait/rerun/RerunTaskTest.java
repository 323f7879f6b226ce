package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.completed;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.queued;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.batch.task.TaskCopy;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tasks are reactivated, which are submitted anew, and which need neither. */
class RerunTaskTest {

  private static final TaskReference TASK = new TaskReference("job", "task");
  private static final TaskReference NEXT = new TaskReference("job", "task-2");
  private static final Instant COMPLETED = SUBMITTED.plus(Duration.ofMinutes(10));
  private static final Instant NOW = SUBMITTED.plus(Duration.ofHours(1));
  private static final RerunReason FAILED = RerunReason.of(FaultCode.TASK_FAILED, COMPLETED);
  private static final RerunReason TIMEOUT = RerunReason.of(FaultCode.TIMEOUT, null);

  private static final String GET = "GET /jobs/job/tasks/task";
  private static final String ADD = "POST /jobs/job/tasks";
  private static final String REACTIVATE = "POST /jobs/job/tasks/task/reactivate";
  private static final String TERMINATE = "POST /jobs/job/tasks/task/terminate";
  private static final String LIST = "GET /jobs/job/tasks";

  private final StubService batch = new StubService();
  private final Accounts accounts = OfflineAccounts.withBatchAt(batch.url());
  private final RerunTask rerunTask =
      new RerunTask(accounts, new Resubmission(accounts, "id", Duration.ofHours(1)));

  @AfterEach
  void close() {
    accounts.close();
    batch.close();
  }

  @Test
  void reactivatesATaskThatFailed() {
    batch.then(204, "");

    assertThat(rerun(failed("FailureExitCode"), FAILED))
        .isEqualTo(new RerunResult.Reactivated(TASK, COMPLETED));
    assertThat(batch.calls()).containsExactly(REACTIVATE);
  }

  @Test
  void doesNotReactivateTwiceWhatAnEarlierTryHasReactivated() {
    assertThat(rerun(queued("task"), FAILED))
        .isEqualTo(new RerunResult.Reactivated(TASK, COMPLETED));
    assertThat(batch.calls()).isEmpty();
  }

  @Test
  void knowsAReactivationWhoseAnswerWasLost() {
    batch
        .then(409, "{\"code\":\"TaskNotCompleted\"}")
        .then(200, "{\"value\":[%s]}".formatted(json("task", "running")));

    assertThat(rerun(failed("FailureExitCode"), FAILED))
        .isEqualTo(new RerunResult.Reactivated(TASK, COMPLETED));
    assertThat(batch.calls()).containsExactly(REACTIVATE, LIST);
  }

  @Test
  void submitsAnewWhatTheServiceDoesNotReactivate() {
    batch
        .then(409, "{\"code\":\"TaskCompleted\"}")
        .then(200, "{\"value\":[%s]}".formatted(json("task", "completed")));
    answerTheCopy();

    assertAdded(rerun(failed("FailureExitCode"), FAILED));
    assertThat(batch.calls()).containsExactly(REACTIVATE, LIST, GET, ADD);
  }

  @Test
  void submitsATaskAnewThatExitedWithZero() {
    answerTheCopy();

    assertAdded(rerun(completed("task", COMPLETED, 0), FAILED));
    assertThat(batch.calls()).containsExactly(GET, ADD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BlobNotFound", "BlobAccessDenied", "ResourceDirectoryCreateFailed"})
  void submitsATaskAnewWhoseInputsCouldNotBeRead(String code) {
    answerTheCopy();

    assertAdded(rerun(failed(code), FAILED));
    assertThat(batch.calls()).containsExactly(GET, ADD);
  }

  @Test
  void submitsATaskAnewWhoseSignaturesWouldEndDuringTheNextRun() {
    // the last run took ten minutes, and there is a margin
    Instant tooEarly = NOW.plus(Duration.ofMinutes(15));
    answerTheCopy();
    assertAdded(rerun(candidate(tooEarly, null), failed("FailureExitCode")));

    batch.then(204, "");
    assertThat(rerun(candidate(tooEarly.plusMillis(1), null), failed("FailureExitCode")))
        .isInstanceOf(RerunResult.Reactivated.class);
  }

  @Test
  void countsWithTheLongestRunThatTheTaskMayHave() {
    answerTheCopy();

    assertAdded(
        rerun(
            candidate(NOW.plus(Duration.ofHours(2)), Duration.ofHours(2)),
            failed("FailureExitCode")));
  }

  @Test
  void needsNoRunOfATaskThatWasLeftRunningAfterTheTimeout() {
    RerunResult unneeded = new RerunResult.Unneeded();

    assertThat(rerun(queued("task"), TIMEOUT)).isEqualTo(unneeded);
    assertThat(rerun(failed("FailureExitCode"), TIMEOUT)).isEqualTo(unneeded);
    assertThat(batch.calls()).isEmpty();
  }

  @Test
  void reactivatesATaskThatTheTimeoutTerminated() {
    batch.then(204, "");

    assertThat(rerun(failed("TaskEnded"), TIMEOUT)).isInstanceOf(RerunResult.Reactivated.class);
  }

  @Test
  void endsAQueuedTaskOnlyWhenTheNextOneIsThere() {
    answerTheCopy();
    batch.then(204, "");

    assertAdded(rerun(queued("task"), RerunReason.SAS_EXPIRY));
    assertThat(batch.calls()).containsExactly(GET, ADD, TERMINATE);
  }

  @Test
  void leavesATaskAloneThatHasBegunBeforeItsSignaturesEnded() {
    batch.then(200, "{\"value\":[]}");

    assertThat(rerun(failed("FailureExitCode"), RerunReason.SAS_EXPIRY))
        .isEqualTo(new RerunResult.Unneeded());
    assertThat(batch.calls()).containsExactly(LIST);
  }

  @Test
  void deletesTheNextTaskOfAnEarlierTryWhereTheFirstHasBegun() {
    batch
        .then(200, "{\"value\":[%s]}".formatted(json("task-2", "active")))
        .then(200, "{\"value\":[%s]}".formatted(owned("key")))
        .then(200, "");

    assertThat(rerun(failed("FailureExitCode"), RerunReason.SAS_EXPIRY))
        .isEqualTo(new RerunResult.Unneeded());
    assertThat(batch.calls()).containsExactly(LIST, LIST, "DELETE /jobs/job/tasks/task-2");
  }

  @Test
  void deletesNoTaskThatHasTheNextIdByChance() {
    batch
        .then(200, "{\"value\":[%s]}".formatted(json("task-2", "active")))
        .then(200, "{\"value\":[%s]}".formatted(owned("another-key")));

    assertThat(rerun(failed("FailureExitCode"), RerunReason.SAS_EXPIRY))
        .isEqualTo(new RerunResult.Unneeded());
    assertThat(batch.calls()).containsExactly(LIST, LIST);
  }

  private RerunResult rerun(TaskSnapshot last, RerunReason reason) {
    return rerunTask.of(candidate(null, null), last, reason, NOW);
  }

  private RerunResult rerun(RerunCandidate candidate, TaskSnapshot last) {
    return rerunTask.of(candidate, last, FAILED, NOW);
  }

  private static RerunCandidate candidate(
      @Nullable Instant sasExpiry, @Nullable Duration maxWallClockTime) {
    return new RerunCandidate(
        "default",
        TASK,
        new TaskCopy(NEXT.taskId(), "key", true),
        sasExpiry,
        Duration.ofHours(1),
        maxWallClockTime);
  }

  private void answerTheCopy() {
    batch.then(200, json("task", "completed")).then(201, "");
  }

  private static void assertAdded(RerunResult result) {
    assertThat(result)
        .isInstanceOfSatisfying(
            RerunResult.Added.class, added -> assertThat(added.task()).isEqualTo(NEXT));
  }

  private static TaskSnapshot failed(String code) {
    return new TaskSnapshot(
        TASK,
        TaskState.COMPLETED,
        COMPLETED.atOffset(ZoneOffset.UTC),
        SUBMITTED.atOffset(ZoneOffset.UTC),
        COMPLETED.atOffset(ZoneOffset.UTC),
        1,
        TaskResult.FAILURE,
        new FailureInformation("usererror", code, "failed", Map.of()),
        0,
        0,
        SUBMITTED.atOffset(ZoneOffset.UTC),
        null);
  }

  private static String json(String id, String state) {
    return """
        {"id":"%s","state":"%s","stateTransitionTime":"2026-01-01T00:10:00Z",
         "creationTime":"2026-01-01T00:00:00Z","commandLine":"run",
         "executionInfo":{"retryCount":0,"requeueCount":0}}"""
        .formatted(id, state);
  }

  private static String owned(String key) {
    return """
        {"id":"task-2","state":"active","stateTransitionTime":"2026-01-01T00:10:00Z",
         "creationTime":"2026-01-01T00:00:00Z","environmentSettings":[
           {"name":"CAMUNDA_AZURE_BATCH_KEY","value":"%s"},
           {"name":"CAMUNDA_AZURE_BATCH_INSTALLATION","value":"id"}]}"""
        .formatted(key);
  }
}
