package io.github.azurebatch.camunda.impl.engine.wait.end;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.completed;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.job;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.list;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.submittedTask;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.task;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.terminated;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.unreadTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.access.GivenAccess;
import io.github.azurebatch.camunda.impl.engine.access.Granted;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.outcome.Judges;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.task.TaskExpectation;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTerms;
import io.github.azurebatch.camunda.impl.engine.wait.store.GivenJob;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the outcome of a wait is by what was seen of its target, and which calls that costs. */
class JudgeWaitTest {

  private static final Instant LATER = SUBMITTED.plus(Duration.ofMinutes(5));
  private static final Instant AN_HOUR_LATER = SUBMITTED.plus(Duration.ofHours(1));
  private static final String NO_TASKS = "{\"value\":[]}";

  private final StubService batch = new StubService();
  private final Accounts accounts = OfflineAccounts.withBatchAt(batch.url());

  @AfterEach
  void close() {
    accounts.close();
    batch.close();
  }

  @Test
  void takesTheEndOfATaskAlsoAfterTheTimeout() {
    TaskExpectation nothing = new TaskExpectation(submittedTask(null), List.of(), List.of());
    Progress progress = TaskTarget.of(nothing, false).newProgress();
    note(progress, completed("task", LATER, 0));

    assertThat(judge(progress, true)).isInstanceOf(Outcome.Arrived.class);
    assertThat(batch.calls()).isEmpty();
  }

  @Test
  void terminatesATaskThatIsOpenAfterTheTimeout() {
    batch.then(200, runningTaskCreated(SUBMITTED)).then(204, "");

    assertFault(judge(task().newProgress(), true), FaultCode.TIMEOUT, "PT1H", "was terminated");

    assertThat(batch.calls())
        .containsExactly("GET /jobs/job/tasks", "POST /jobs/job/tasks/task/terminate");
  }

  /** So it is where the answer to the termination was lost. */
  @Test
  void findsThatTheTimeoutHasPassedWhereTheTaskWasTerminatedAfterIt() {
    Progress progress = task().newProgress();
    note(progress, terminated("task", SUBMITTED.plus(Duration.ofMinutes(61))));

    assertFault(judge(progress, true), FaultCode.TIMEOUT, "PT1H", "was terminated");

    assertThat(batch.calls()).isEmpty();
  }

  @Test
  void leavesATaskAloneThatHasTakenThePlaceOfTheAwaitedOneSinceTheLastPoll() {
    batch.then(200, runningTaskCreated(LATER));

    assertFault(
        judge(task().newProgress(), true),
        FaultCode.TASK_LOST,
        "another task was added under its id at 2026-01-01T00:05Z, which was left alone");

    assertThat(batch.calls()).containsExactly("GET /jobs/job/tasks");
  }

  @Test
  void losesATaskThatWasDeletedSinceTheLastPoll() {
    batch.then(200, NO_TASKS);

    assertFault(judge(task().newProgress(), true), FaultCode.TASK_LOST, "was deleted");

    assertThat(batch.calls()).containsExactly("GET /jobs/job/tasks");
  }

  @Test
  void losesATaskWhoseJobWasDeletedSinceTheLastPoll() {
    batch.then(404, "{\"code\":\"JobNotFound\"}");

    assertFault(judge(task().newProgress(), true), FaultCode.TASK_LOST, "was deleted");
  }

  private static String runningTaskCreated(Instant time) {
    return "{\"value\":[{\"id\":\"task\",\"state\":\"running\",\"creationTime\":\"%s\",\"stateTransitionTime\":\"%s\"}]}"
        .formatted(time, time);
  }

  @Test
  void leavesATaskRunningWhereTheModelWantsThat() {
    assertFault(judge(task().newProgress(), false), FaultCode.TIMEOUT, "PT1H", "left running");

    assertThat(batch.calls()).isEmpty();
  }

  @Test
  void losesATaskThatWasDeleted() {
    Progress progress = task().newProgress();
    progress.loseJob();

    assertFault(judge(progress, true), FaultCode.TASK_LOST, "was deleted while it was awaited");
    assertThat(batch.calls()).isEmpty();
  }

  @Test
  void doesNotTakeATaskThatWasNeverThereForADeletedOne() {
    Progress progress = unreadTask().newProgress();
    progress.loseJob();

    assertFault(judge(progress, true), FaultCode.TASK_LOST, "does not exist", "check jobId");
  }

  @Test
  void tellsThatATaskWasReplacedAndLeavesTheOtherAlone() {
    Progress progress = task().newProgress();
    note(progress, replacement());

    assertFault(judge(progress, true), FaultCode.TASK_LOST, "another task was added", "00:05Z");
    assertThat(batch.calls()).isEmpty();
  }

  @Test
  void judgesAListWhoseTasksHaveAllEnded() {
    Progress progress = list(false).newProgress();
    note(progress, completed("list-1", LATER, 0), completed("list-2", LATER, 0));
    note(progress, completed("list-3", LATER, 0));

    assertThat(judge(progress, true)).isInstanceOf(Outcome.Arrived.class);
  }

  @Test
  void isContentWithOneSuccessWhereAnyTaskOfAListWillDo() {
    Progress progress = list(true).newProgress();
    note(progress, completed("list-2", LATER, 0));

    assertThat(judge(progress, true)).isInstanceOf(Outcome.Arrived.class);
  }

  @Test
  void countsTheTasksOfAListThatAreOpenAfterTheTimeout() {
    Progress progress = list(false).newProgress();
    note(progress, completed("list-1", LATER, 0));

    assertFault(judge(progress, true), FaultCode.TIMEOUT, "2 are open, and were terminated");
    assertFault(judge(progress, false), FaultCode.TIMEOUT, "2 are open, and were left running");
    // they are terminated by the transaction that ends the wait
    assertThat(batch.calls()).isEmpty();
  }

  @Test
  void readsTheTasksOfAJobThatHasEnded() {
    Progress progress = job().newProgress();
    progress.endJob();
    batch.then(200, NO_TASKS);

    assertThat(judge(progress, true)).isInstanceOf(Outcome.Arrived.class);
    assertThat(batch.calls()).containsExactly("GET /jobs/job/tasks");
  }

  @Test
  void readsTheTasksOfAJobBeforeItTerminatesIt() {
    batch.then(200, jobCreated(SUBMITTED)).then(200, NO_TASKS).then(202, "");

    assertFault(judge(job().newProgress(), true), FaultCode.TIMEOUT, "it is terminated");

    assertThat(batch.calls())
        .containsExactly("GET /jobs/job", "GET /jobs/job/tasks", "POST /jobs/job/terminate");
    assertThat(batch.requests().get(2).body()).contains("\"Timeout\"");
  }

  /** So it is where the answer to the termination was lost. */
  @Test
  void findsThatTheTimeoutHasPassedWhereTheTasksOfAJobWereTerminatedAfterIt() {
    batch.then(200, terminatedTask(AN_HOUR_LATER.plusSeconds(1)));

    assertFault(judge(endedJob(), true), FaultCode.TIMEOUT, "PT1H", "it is terminated");

    assertThat(batch.calls()).allMatch(call -> call.startsWith("GET /jobs/job/tasks"));
  }

  @Test
  void findsAFailureWhereTheTasksOfAJobWereTerminatedBeforeTheTimeout() {
    batch.then(200, terminatedTask(AN_HOUR_LATER));

    assertFault(judge(endedJob(), true), FaultCode.TASK_FAILED, "failed");
  }

  @Test
  void findsAFailureWhereTheTimeoutTerminatesNothing() {
    batch.then(200, terminatedTask(AN_HOUR_LATER.plusSeconds(1)));

    assertFault(judge(endedJob(), false), FaultCode.TASK_FAILED, "failed");
  }

  private static Progress endedJob() {
    Progress progress = job().newProgress();
    progress.endJob();
    return progress;
  }

  private static String terminatedTask(Instant time) {
    return """
        {"value":[{"id":"task","state":"completed","creationTime":"%s","stateTransitionTime":"%s",
        "executionInfo":{"startTime":"%s","endTime":"%s","exitCode":137,"result":"failure","retryCount":0,"requeueCount":0,
        "failureInfo":{"category":"usererror","code":"TaskEnded","message":"ended by a user"}}}]}"""
        .formatted(SUBMITTED, time, SUBMITTED, time);
  }

  @Test
  void leavesAJobRunningWhereTheModelWantsThat() {
    batch.then(200, jobCreated(SUBMITTED)).then(200, NO_TASKS);

    assertFault(judge(job().newProgress(), false), FaultCode.TIMEOUT, "left running");

    assertThat(batch.calls()).containsExactly("GET /jobs/job", "GET /jobs/job/tasks");
  }

  @Test
  void leavesAJobAloneThatHasTakenThePlaceOfTheAwaitedOne() {
    batch.then(200, jobCreated(LATER));

    assertFault(
        judge(job().newProgress(), true),
        FaultCode.TASK_LOST,
        "another job was created under its id at " + LATER);
    assertThat(batch.calls()).containsExactly("GET /jobs/job");
  }

  private static String jobCreated(Instant time) {
    return "{\"id\":\"job\",\"state\":\"active\",\"creationTime\":\"%s\"}".formatted(time);
  }

  @Test
  void makesNoCallForAJobThatWasDeleted() {
    Progress progress = job().newProgress();
    progress.loseJob();

    assertFault(judge(progress, true), FaultCode.TASK_LOST, "was deleted while it was awaited");
    assertThat(batch.calls()).isEmpty();
  }

  private Outcome judge(Progress progress, boolean terminateOnTimeout) {
    WaitTerms terms = new WaitTerms(SUBMITTED, Duration.ofHours(1), terminateOnTimeout, "outputs");
    Granted granted = GivenAccess.toAllOf(accounts).of(GivenJob.PROCESS);
    return progress.accept(new JudgeWait(granted, Judges.of(accounts, 1_000, 1_000), terms));
  }

  private static void assertFault(Outcome outcome, FaultCode code, String... said) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Faulted.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(code);
              assertThat(fault.message()).contains(said);
            });
  }

  private static void note(Progress progress, TaskSnapshot... tasks) {
    for (TaskSnapshot task : tasks) {
      progress.note(Map.of(task.reference().taskId(), task));
    }
  }

  /** Added under the id of the task that was submitted, and later than that. */
  private static TaskSnapshot replacement() {
    return new TaskSnapshot(
        new TaskReference("job", "task"),
        TaskState.ACTIVE,
        LATER.atOffset(ZoneOffset.UTC),
        null,
        null,
        null,
        null,
        null,
        0,
        0,
        LATER.atOffset(ZoneOffset.UTC),
        null);
  }
}
