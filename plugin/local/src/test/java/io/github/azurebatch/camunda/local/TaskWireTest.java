package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.azure.batch.DetailLevel;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ErrorCategory;
import com.microsoft.azure.batch.protocol.models.TaskExecutionResult;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskWireTest extends ServiceTest {

  private final ExecutorService otherThread = Executors.newSingleThreadExecutor();

  @AfterEach
  void endTheOtherThread() {
    runner.letGo();
    otherThread.shutdownNow();
  }

  @Test
  void runsATaskToItsEnd() throws Exception {
    addJob("job");
    addTask("job", "one", "exit 0");
    awaitIdle();

    CloudTask task = client.taskOperations().getTask("job", "one");

    assertThat(task.state().toString()).isEqualTo("completed");
    assertThat(task.previousState().toString()).isEqualTo("running");
    assertThat(task.executionInfo().exitCode()).isZero();
    assertThat(task.executionInfo().result()).isEqualTo(TaskExecutionResult.SUCCESS);
    assertThat(task.executionInfo().failureInfo()).isNull();
    assertThat(task.nodeInfo().nodeId()).isEqualTo("local-node-1");
    assertThat(task.nodeInfo().taskRootDirectory()).isEqualTo("workitems/job/job-1/one");
    assertThat(task.constraints().maxTaskRetryCount()).isZero();
  }

  @Test
  void tellsWhyATaskFailed() throws Exception {
    addJob("job");
    addTask("job", "three", "exit 3");
    awaitIdle();

    CloudTask task = client.taskOperations().getTask("job", "three");

    assertThat(task.executionInfo().exitCode()).isEqualTo(3);
    assertThat(task.executionInfo().result()).isEqualTo(TaskExecutionResult.FAILURE);
    assertThat(task.executionInfo().failureInfo().category()).isEqualTo(ErrorCategory.USER_ERROR);
    assertThat(task.executionInfo().failureInfo().code()).isEqualTo("FailureExitCode");
    assertThat(task.executionInfo().failureInfo().details()).hasSize(1);
  }

  @Test
  void hasNoExitCodeWhenTheCommandNeverRan() throws Exception {
    addJob("job");
    addTask("job", "lost", "no-program");
    awaitIdle();

    CloudTask task = client.taskOperations().getTask("job", "lost");

    assertThat(task.previousState().toString()).isEqualTo("running");
    assertThat(task.executionInfo().exitCode()).isNull();
    assertThat(task.executionInfo().failureInfo().code()).isEqualTo("CommandProgramNotFound");
  }

  @Test
  void countsRetries() throws Exception {
    addJob("job");
    addTask("job", "again", "retry");
    awaitIdle();

    CloudTask task = client.taskOperations().getTask("job", "again");

    assertThat(task.executionInfo().retryCount()).isEqualTo(1);
    assertThat(task.executionInfo().lastRetryTime()).isNotNull();
  }

  @Test
  void listsPageByPage() throws Exception {
    addJob("job");
    for (int i = 0; i < 7; i++) {
      addTask("job", "t" + i, "exit 0");
    }
    awaitIdle();

    List<String> raw =
        client.protocolLayer().tasks().list("job", pageOf(3)).stream().map(CloudTask::id).toList();

    assertThat(raw).containsExactly("t0", "t1", "t2", "t3", "t4", "t5", "t6");
    assertThat(service.calls().count(Operation.TASK_LIST)).isEqualTo(3);
  }

  @Test
  void filtersAndSelects() throws Exception {
    addJob("job");
    addTask("job", "bad-1", "exit 3");
    addTask("job", "good-1", "exit 0");
    addTask("job", "good-2", "exit 0");
    addTask("job", "later", "block");
    awaitState("job", "later", TaskState.RUNNING);
    awaitState("job", "good-2", TaskState.COMPLETED);

    assertThat(list("state eq 'completed' and startswith(id,'good')", "id, state"))
        .extracting(CloudTask::id, CloudTask::commandLine)
        .containsExactly(tuple("good-1", null), tuple("good-2", null));
    assertThat(list("id eq 'BAD-1' or (id eq 'later')", "id"))
        .extracting(CloudTask::id)
        .containsExactly("bad-1", "later");
    assertThat(list("not (state eq 'completed')", "id"))
        .extracting(CloudTask::id)
        .containsExactly("later");
    assertThat(list("stateTransitionTime gt DateTime'2999-01-01T00:00:00Z'", "id")).isEmpty();
    assertThat(list("stateTransitionTime ge 2020-01-01T00:00:00.1234567Z", "id")).hasSize(4);
    assertThat(list("executionInfo/result eq 'failure'", "id")).hasSize(1);
    assertRefused(400, "InvalidQueryParameterValue", () -> list("colour eq 'red'", "id"));
    assertRefused(400, "InvalidQueryParameterValue", () -> list("state eq", "id"));
  }

  @Test
  void terminatesARunningTask() throws Exception {
    addJob("job");
    addTask("job", "long", "block");
    awaitState("job", "long", TaskState.RUNNING);

    client.taskOperations().terminateTask("job", "long");
    awaitIdle();

    CloudTask task = client.taskOperations().getTask("job", "long");
    assertThat(task.executionInfo().failureInfo().code()).isEqualTo("TaskEnded");
    assertThat(task.executionInfo().exitCode()).isNull();
    assertRefused(409, "TaskCompleted", () -> client.taskOperations().terminateTask("job", "long"));
  }

  @Test
  void deletesARunningTaskWithItsDirectorySoThatTheIdIsFree() throws Exception {
    addJob("job");
    addTask("job", "long", "block");
    awaitState("job", "long", TaskState.RUNNING);

    client.taskOperations().deleteTask("job", "long");

    assertThat(runner.assignments().element().taskDirectory()).doesNotExist();
    assertRefused(404, "TaskNotFound", () -> client.taskOperations().getTask("job", "long"));
    addTask("job", "long", "exit 0");
    awaitIdle();
  }

  @Test
  void keepsTheIdOfADeletedTaskTakenUntilItsDirectoryIsGone() throws Exception {
    addJob("job");
    addTask("job", "long", "linger");
    awaitState("job", "long", TaskState.RUNNING);
    Future<?> deletion =
        otherThread.submit(
            () -> {
              client.taskOperations().deleteTask("job", "long");
              return true;
            });
    runner.awaitLingering();

    assertRefused(409, "TaskExists", () -> addTask("job", "LONG", "exit 0"));
    runner.letGo();
    deletion.get(20, TimeUnit.SECONDS);
    addTask("job", "LONG", "exit 0");
    awaitIdle();
  }

  @Test
  void reactivatesATaskThatFailed() throws Exception {
    addJob("job");
    addTask("job", "bad", "exit 1");
    addTask("job", "good", "exit 0");
    awaitIdle();

    client.taskOperations().reactivateTask("job", "bad");
    awaitIdle();

    assertThat(runner.assignments()).hasSize(3);
    assertRefused(
        409, "TaskSucceeded", () -> client.taskOperations().reactivateTask("job", "good"));
  }

  @Test
  void forgetsHowATaskEndedWhenItIsReactivated() throws Exception {
    addJob("job");
    addTask("job", "lost", "upload-fails");
    awaitIdle();
    service.pools().pool("local").takeOffline("local-node-1");

    client.taskOperations().reactivateTask("job", "lost");

    CloudTask task = client.taskOperations().getTask("job", "lost");
    assertThat(task.state().toString()).isEqualTo("active");
    assertThat(task.executionInfo().exitCode()).isNull();
    assertThat(task.executionInfo().failureInfo()).isNull();
    assertThat(task.executionInfo().endTime()).isNull();
    assertThat(task.executionInfo().retryCount()).isZero();
    assertRefused(
        409, "TaskNotCompleted", () -> client.taskOperations().reactivateTask("job", "lost"));
    assertRefused(
        409,
        "TaskFilesUnavailable",
        () -> client.fileOperations().listFilesFromTask("job", "lost"));
  }

  @Test
  void reactivatesNoTaskOfAJobThatHasEnded() throws Exception {
    addJob("job");
    addTask("job", "bad", "exit 1");
    awaitIdle();
    client.jobOperations().terminateJob("job", "enough");

    assertRefused(409, "JobCompleted", () -> client.taskOperations().reactivateTask("job", "bad"));
  }

  @Test
  void findsTasksByTheirIds() throws Exception {
    addJob("job");
    for (String id : List.of("A", "b", "c")) {
      addTask("job", id, "exit 0");
    }
    awaitIdle();

    assertThat(list("id eq 'a' or id eq 'C' or id eq 'gone'", "id"))
        .extracting(CloudTask::id)
        .containsExactly("A", "c");
    assertThat(list("id eq 'a' and state eq 'active'", "id")).isEmpty();
    assertThat(list("id eq 'a' or state eq 'completed'", "id")).hasSize(3);
    assertThat(list("not (id eq 'a')", "id")).extracting(CloudTask::id).containsExactly("b", "c");
  }

  @Test
  void keepsTheCaseOfIdsAndIgnoresIt() throws Exception {
    addJob("Job");
    addTask("job", "Task", "exit 0");

    assertThat(client.taskOperations().getTask("JOB", "TASK").id()).isEqualTo("Task");
    assertRefused(409, "TaskExists", () -> addTask("Job", "tASK", "exit 0"));
  }

  @Test
  void refusesWhatIsMissingOrWrong() throws Exception {
    addJob("job");

    assertRefused(400, "InvalidPropertyValue", () -> addTask("job", "a.b", "exit 0"));
    assertRefused(404, "JobNotFound", () -> addTask("other", "x", "exit 0"));
    assertRefused(404, "TaskNotFound", () -> client.taskOperations().getTask("job", "x"));
  }

  private List<CloudTask> list(String filter, String select) throws IOException {
    return List.copyOf(
        client
            .taskOperations()
            .listTasks(
                "job",
                new DetailLevel.Builder()
                    .withFilterClause(filter)
                    .withSelectClause(select)
                    .build()));
  }

  private static TaskListOptions pageOf(int size) {
    return new TaskListOptions().withMaxResults(size);
  }
}
