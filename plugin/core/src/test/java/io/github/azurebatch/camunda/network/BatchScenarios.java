package io.github.azurebatch.camunda.network;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.sdk.LocalBatch;
import io.github.azurebatch.camunda.impl.batch.task.TaskCopy;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.local.TaskState;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** A scenario for each method of the port to Azure Batch. */
final class BatchScenarios {

  private static final String DONE = "job-done";
  private static final String OPEN = "job-open";
  private static final String TASK = "task-1";

  /** A pool without nodes, whose tasks stay active. */
  private static final String EMPTY_POOL = "empty";

  private final LocalBatchService local;
  private final BatchService direct;

  /**
   * @param direct to the service, without a proxy
   */
  BatchScenarios(LocalBatchService local, BatchService direct) {
    this.local = local;
    this.direct = direct;
    local.pools().add(PoolSettings.linux(EMPTY_POOL).nodes(0));
    local.scripts().add(TaskScript.forTask("*").stdout("hello"));
    local.scripts().add(TaskScript.forTask("fails").exitCode(1));
    direct.createJob(new JobSpecification(DONE, LocalBatchService.POOL_ID));
    direct.addTask(task(DONE, TASK));
    awaitCompletion(DONE, TASK);
    jobWithTask(OPEN);
  }

  List<Scenario<BatchService>> all() {
    List<Scenario<BatchService>> all = new ArrayList<>(reading());
    all.addAll(jobs());
    all.addAll(adding());
    all.addAll(changing());
    return all;
  }

  private static List<Scenario<BatchService>> reading() {
    var done = new TaskReference(DONE, TASK);
    return List.of(
        Scenario.reading("check()", Scenario.returning((batch, id) -> batch.check())),
        Scenario.reading("job(String)", (batch, id) -> batch.job(DONE)),
        Scenario.reading("activeJobIds()", (batch, id) -> batch.activeJobIds().contains(OPEN)),
        Scenario.reading(
            "completedTasks(String, OffsetDateTime, Predicate)",
            (batch, id) ->
                batch
                    .completedTasks(
                        DONE, OffsetDateTime.parse("2000-01-01T00:00:00Z"), task -> true)
                    .tasks()),
        Scenario.reading(
            "completedTasks(String, Collection)",
            (batch, id) -> batch.completedTasks(DONE, List.of(TASK)).tasks()),
        Scenario.reading(
            "visitOpenTasks(String, Consumer)",
            (batch, id) -> {
              List<TaskSnapshot> visited = new ArrayList<>();
              batch.visitOpenTasks(OPEN, visited::add);
              return visited;
            }),
        Scenario.reading(
            "openTasks(String, String, int)", (batch, id) -> batch.openTasks(OPEN, "", 5)),
        Scenario.reading(
            "ownedOpenTasks(String, Predicate)",
            (batch, id) -> batch.ownedOpenTasks(OPEN, task -> true)),
        Scenario.reading("tasks(String)", (batch, id) -> batch.tasks(DONE)),
        Scenario.reading(
            "tasks(String, Collection)", (batch, id) -> batch.tasks(DONE, List.of(TASK))),
        Scenario.reading("hasTasks(String)", (batch, id) -> batch.hasTasks(DONE)),
        Scenario.reading("hasOpenTasks(String)", (batch, id) -> batch.hasOpenTasks(OPEN)),
        Scenario.reading(
            "visitTasks(String, Predicate)",
            (batch, id) -> {
              List<String> visited = new ArrayList<>();
              batch.visitTasks(DONE, task -> visited.add(task.reference().taskId()));
              return visited;
            }),
        Scenario.reading("visitTasks(String, int, BiConsumer)", (batch, id) -> visited(batch)),
        Scenario.reading(
            "taskDefinition(TaskReference)", (batch, id) -> batch.taskDefinition(done).isPresent()),
        Scenario.reading(
            "taskFile(TaskReference, String, int)",
            // an empty file is a file
            (batch, id) -> batch.taskFile(done, "stdout.txt", 100).isPresent()),
        Scenario.reading("pool(String)", (batch, id) -> batch.pool(LocalBatchService.POOL_ID)),
        Scenario.reading("nodes(String)", (batch, id) -> batch.nodes(LocalBatchService.POOL_ID)));
  }

  private List<Scenario<BatchService>> jobs() {
    return List.of(
        Scenario.changing(
            "createJob(JobSpecification)",
            id -> {},
            (batch, id) -> batch.createJob(new JobSpecification(id, EMPTY_POOL)),
            id -> direct.job(id).isPresent() ? 1 : 0),
        Scenario.changing(
            "terminateJob(String, String)",
            this::job,
            (batch, id) -> batch.terminateJob(id, "test"),
            id -> isActive(id) ? 0 : 1),
        Scenario.changing(
            "terminateJobOnAllTasksComplete(String)",
            this::job,
            BatchService::terminateJobOnAllTasksComplete,
            id -> isActive(id) ? 0 : 1),
        Scenario.changing(
            "deleteJob(String)", this::job, BatchService::deleteJob, id -> isActive(id) ? 0 : 1));
  }

  private List<Scenario<BatchService>> adding() {
    return List.of(
        Scenario.changing(
            "addTask(TaskSpecification)",
            this::job,
            (batch, id) -> batch.addTask(task(id, TASK)),
            id -> direct.tasks(id).size()),
        Scenario.changing(
            "addTasks(String, List)",
            this::job,
            (batch, id) ->
                batch.addTasks(id, List.of(task(id, TASK), task(id, "task-2"))).stream()
                    .filter(result -> result.fault() != null)
                    .findFirst()
                    .ifPresent(
                        result -> {
                          throw result.fault();
                        }),
            id -> direct.tasks(id).size() / 2),
        Scenario.changing(
            "addCopy(TaskReference, TaskCopy, UrlSigner)",
            this::jobWithTask,
            (batch, id) ->
                batch.addCopy(
                    new TaskReference(id, TASK),
                    new TaskCopy("copy", "key-2", false),
                    (url, purpose, grant) -> {
                      throw new AssertionError("nothing is signed");
                    }),
            id -> direct.tasks(id).size() - 1));
  }

  private List<Scenario<BatchService>> changing() {
    return List.of(
        Scenario.changing(
            "terminateTask(TaskReference)",
            this::jobWithTask,
            (batch, id) -> batch.terminateTask(new TaskReference(id, TASK)),
            id -> direct.openTasks(id, "", 1).isEmpty() ? 1 : 0),
        Scenario.changing(
            "deleteTask(TaskReference)",
            this::jobWithTask,
            (batch, id) -> batch.deleteTask(new TaskReference(id, TASK)),
            id -> direct.tasks(id).isEmpty() ? 1 : 0),
        new Scenario<>(
            "reactivateTask(TaskReference)",
            this::failedTask,
            Scenario.returning((batch, id) -> batch.reactivateTask(new TaskReference(id, "fails"))),
            (id, proxy) -> proxy.effects("TASK_REACTIVATE"),
            false));
  }

  private static List<TaskSnapshot> visited(BatchService batch) {
    List<TaskSnapshot> tasks = new ArrayList<>();
    batch.visitTasks(DONE, 10, (task, definition) -> tasks.add(task));
    return tasks;
  }

  private boolean isActive(String jobId) {
    return direct.job(jobId).map(JobSnapshot::state).filter(JobState.ACTIVE::equals).isPresent();
  }

  private void job(String id) {
    direct.createJob(new JobSpecification(id, EMPTY_POOL));
  }

  private void jobWithTask(String id) {
    job(id);
    direct.addTask(task(id, TASK));
  }

  private void failedTask(String jobId) {
    direct.createJob(new JobSpecification(jobId, LocalBatchService.POOL_ID));
    direct.addTask(task(jobId, "fails"));
    awaitCompletion(jobId, "fails");
  }

  private void awaitCompletion(String jobId, String taskId) {
    try {
      if (!local.awaitTaskState(jobId, taskId, TaskState.COMPLETED, Duration.ofSeconds(10))) {
        throw new AssertionError("the task does not complete");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static TaskSpecification task(String jobId, String id) {
    return LocalBatch.task(jobId, id, "key-1", "any");
  }
}
