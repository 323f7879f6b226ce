package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.DependencyAction;
import com.microsoft.azure.batch.protocol.models.ExitConditions;
import com.microsoft.azure.batch.protocol.models.ExitOptions;
import com.microsoft.azure.batch.protocol.models.JobConstraints;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskDependencies;
import com.microsoft.azure.batch.protocol.models.TaskIdRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The service has two slots. */
class SchedulingTest extends ServiceTest {

  @Test
  void runsAsManyTasksAsThereAreSlots() throws Exception {
    addJob("job");
    addTask("job", "a", "block");
    addTask("job", "b", "block");
    addTask("job", "c", "block");
    awaitState("job", "a", TaskState.RUNNING);
    awaitState("job", "b", TaskState.RUNNING);

    assertThat(state("c")).isEqualTo("active");

    runner.release();
    awaitIdle();
    assertThat(state("c")).isEqualTo("completed");
  }

  @Test
  void showsTestsTheTasksAsTheyAre() throws Exception {
    addJob("job");
    addTask("job", "fails", "exit 3");
    addTask("job", "succeeds", "exit 0");
    awaitIdle();
    addTask("job", "blocks", "block");
    awaitState("job", "blocks", TaskState.RUNNING);

    assertThat(service.tasks())
        .extracting(BatchTask::taskId, BatchTask::state, BatchTask::exitCode)
        .containsExactly(
            tuple("blocks", TaskState.RUNNING, null),
            tuple("fails", TaskState.COMPLETED, 3),
            tuple("succeeds", TaskState.COMPLETED, 0));
    assertThat(service.tasks())
        .extracting(task -> task.failure() == null ? "" : task.failure().code())
        .containsExactly("", "FailureExitCode", "");
    assertThat(service.tasks()).extracting(BatchTask::jobId).containsOnly("job");
  }

  @Test
  void givesATaskTheSlotsThatItRequires() throws Exception {
    addJob("job");
    client.taskOperations().createTask("job", task("wide", "block").withRequiredSlots(2));
    addTask("job", "narrow", "block");
    awaitState("job", "wide", TaskState.RUNNING);

    assertThat(state("narrow")).isEqualTo("active");
  }

  @Test
  void losesNeitherTaskNorSlotWhenANodeBreaksDown() throws Exception {
    addJob("job");
    for (int i = 0; i < 3; i++) {
      addTask("job", "crash-" + i, "crash");
    }
    awaitIdle();

    CloudTask crashed = client.taskOperations().getTask("job", "crash-0");
    assertThat(crashed.state().toString()).isEqualTo("completed");
    assertThat(crashed.executionInfo().failureInfo().code()).isEqualTo("Unknown");
    client.taskOperations().createTask("job", task("wide", "exit 0").withRequiredSlots(2));
    awaitIdle();
    assertThat(state("wide")).isEqualTo("completed");
  }

  @Test
  void isIdleWithATaskThatNoNodeCanEverRun() throws Exception {
    addJob("job");
    client.taskOperations().createTask("job", task("wide", "block").withRequiredSlots(3));

    awaitIdle();
    assertThat(state("wide")).isEqualTo("active");
  }

  @Test
  void runsTheMoreImportantJobFirst() throws Exception {
    addJob("blocker");
    addTask("blocker", "x", "block");
    addTask("blocker", "y", "block");
    client.jobOperations().createJob(job("low").withPriority(-5));
    client.jobOperations().createJob(job("high").withPriority(5));
    // both slots each, so that one runs after the other
    client.taskOperations().createTask("low", task("l", "exit 0").withRequiredSlots(2));
    client.taskOperations().createTask("high", task("h", "exit 0").withRequiredSlots(2));

    runner.release();
    awaitIdle();

    assertThat(runner.assignments())
        .extracting(TaskAssignment::jobId)
        .containsExactly("blocker", "blocker", "high", "low");
  }

  @Test
  void runsNoMoreOfAJobThanItAllows() throws Exception {
    client.jobOperations().createJob(job("job").withMaxParallelTasks(1));
    addTask("job", "a", "block");
    addTask("job", "b", "block");
    awaitState("job", "a", TaskState.RUNNING);

    assertThat(state("b")).isEqualTo("active");
  }

  @Test
  void runsATaskAfterThoseThatItDependsOn() throws Exception {
    addDependentJob();
    addDependent("last", new TaskDependencies().withTaskIds(List.of("FIRST", "2")));
    addDependent(
        "ranged",
        new TaskDependencies()
            .withTaskIdRanges(List.of(new TaskIdRange().withStart(1).withEnd(2))));
    addTask("job", "first", "exit 0");
    addTask("job", "2", "exit 0");
    awaitIdle();
    assertThat(state("last")).isEqualTo("completed");
    assertThat(state("ranged")).isEqualTo("active");

    addTask("job", "1", "exit 0");
    awaitIdle();
    assertThat(state("ranged")).isEqualTo("completed");
  }

  @Test
  void doesNotRunATaskWhoseDependencyFailedUnlessSaidOtherwise() throws Exception {
    addDependentJob();
    addTask("job", "bad", "exit 1");
    client
        .taskOperations()
        .createTask("job", task("forgiven", "upload-fails").withExitConditions(satisfied()));
    addDependent("blocked", new TaskDependencies().withTaskIds(List.of("bad")));
    addDependent("runs", new TaskDependencies().withTaskIds(List.of("forgiven")));
    awaitIdle();

    assertThat(state("blocked")).isEqualTo("active");
    assertThat(state("runs")).isEqualTo("completed");
  }

  @Test
  void countsAProgramThatIsNotThereAsAnErrorBeforeTheTaskRan() throws Exception {
    addDependentJob();
    ExitConditions forgiven =
        new ExitConditions()
            .withPreProcessingError(
                new ExitOptions().withDependencyAction(DependencyAction.SATISFY));
    client
        .taskOperations()
        .createTask("job", task("lost", "no-program").withExitConditions(forgiven));
    addDependent("next", new TaskDependencies().withTaskIds(List.of("lost")));
    awaitIdle();

    assertThat(state("next")).isEqualTo("completed");
  }

  @Test
  void refusesDependenciesThatTheJobDoesNotAnnounce() throws Exception {
    addJob("job");

    assertRefused(
        400,
        "TaskDependenciesNotSpecifiedOnJob",
        () -> addDependent("x", new TaskDependencies().withTaskIds(List.of("y"))));
  }

  @Test
  void fillsInWhatATaskInheritsFromItsJob() throws Exception {
    client
        .jobOperations()
        .createJob(job("job").withConstraints(new JobConstraints().withMaxTaskRetryCount(5)));
    addTask("job", "task", "exit 0");
    awaitIdle();

    TaskAssignment assignment = runner.assignments().element();
    assertThat(assignment.task().at("/constraints/maxTaskRetryCount").asInt()).isEqualTo(5);
    assertThat(assignment.nodeRoot()).endsWithRaw(Path.of("nodes/local-node-1"));
    assertThat(assignment.accountUrl()).hasToString(service.url());
  }

  private void addDependentJob() throws Exception {
    client.jobOperations().createJob(job("job").withUsesTaskDependencies(true));
  }

  private void addDependent(String id, TaskDependencies dependencies) throws IOException {
    TaskAddParameter task = task(id, "exit 0").withDependsOn(dependencies);
    client.taskOperations().createTask("job", task);
  }

  private static ExitConditions satisfied() {
    return new ExitConditions()
        .withFileUploadError(new ExitOptions().withDependencyAction(DependencyAction.SATISFY));
  }

  private String state(String id) throws Exception {
    return client.taskOperations().getTask("job", id).state().toString();
  }
}
