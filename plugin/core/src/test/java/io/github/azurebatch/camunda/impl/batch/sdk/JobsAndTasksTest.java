package io.github.azurebatch.camunda.impl.batch.sdk;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.OwnedTask;
import io.github.azurebatch.camunda.impl.batch.file.TaskFile;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.job.OnAllTasksComplete;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.local.LocalBatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What else can be done with jobs and tasks, on the local service. */
class JobsAndTasksTest {

  private static final LocalBatch BATCH = new LocalBatch();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @AfterAll
  static void stop() {
    BATCH.close();
  }

  @Test
  void tellsAJob() {
    BatchService service = BATCH.withJob("told");

    JobSnapshot job = service.job("told").orElseThrow();

    assertThat(job.id()).isEqualTo("told");
    assertThat(job.state()).isEqualTo(JobState.ACTIVE);
    assertThat(job.poolId()).isEqualTo(LocalBatchService.POOL_ID);
    assertThat(job.onAllTasksComplete()).isEqualTo(OnAllTasksComplete.NO_ACTION);
    assertThat(job.usesTaskDependencies()).isFalse();
    assertThat(job.terminateReason()).isNull();
    assertThat(service.job("no-job")).isEmpty();
    assertThat(service.activeJobIds()).contains("told").doesNotContain("no-job");
  }

  @Test
  void endsAJobAfterItsTasksOfWhichNoneIsAddedTwiceThen() {
    BatchService service = BATCH.withJob("lasts");
    TaskSpecification task = LocalBatch.task("lasts", "t1", "key", "true");
    Instant added = service.addTask(task);

    service.terminateJobOnAllTasksComplete("lasts");

    await()
        .atMost(PATIENCE)
        .until(() -> service.job("lasts").orElseThrow().state() == JobState.COMPLETED);
    assertThatCode(() -> service.terminateJobOnAllTasksComplete("lasts"))
        .doesNotThrowAnyException();
    assertThatCode(() -> service.terminateJobOnAllTasksComplete("no-job"))
        .doesNotThrowAnyException();
    assertThat(service.addTask(task)).isCloseTo(added, within(1, SECONDS));
    assertThat(service.addTasks("lasts", List.of(task)).get(0).fault()).isNull();
    TaskSpecification another = LocalBatch.task("lasts", "t2", "key", "true");
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> service.addTask(another));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.addTasks("lasts", List.of(task, another)));
  }

  @Test
  void terminatesAJobOnce() {
    BatchService service = BATCH.withJob("ended");

    service.terminateJob("ended", "all is done");
    service.terminateJob("ended", "again");

    await()
        .atMost(PATIENCE)
        .until(() -> service.job("ended").orElseThrow().state() == JobState.COMPLETED);
    assertThat(service.job("ended").orElseThrow().terminateReason()).isEqualTo("all is done");
    assertThat(service.activeJobIds()).doesNotContain("ended");
    assertThatCode(() -> service.terminateJob("no-job", "why")).doesNotThrowAnyException();
  }

  @Test
  void deletesAJobOnce() {
    BatchService service = BATCH.withJob("deleted");

    service.deleteJob("deleted");
    service.deleteJob("deleted");
    service.deleteJob("no-job");

    await()
        .atMost(PATIENCE)
        .until(
            () -> service.job("deleted").map(job -> job.state() == JobState.DELETING).orElse(true));
  }

  @Test
  void tellsTimesByTheServicesClock() {
    BatchService service = BATCH.withJob("clock");
    BATCH.local().clock().advance(Duration.ofMinutes(5));
    try {
      Instant theirs = BATCH.local().clock().instant();

      assertThat(service.addTask(LocalBatch.task("clock", "t1", "key", "/bin/true")))
          .isCloseTo(theirs, within(30, SECONDS));
      assertThat(
              service.addTasks(
                  "clock", List.of(LocalBatch.task("clock", "t2", "key", "/bin/true"))))
          .singleElement()
          .satisfies(result -> assertThat(result.added()).isCloseTo(theirs, within(30, SECONDS)));
      assertThat(service.completedTasks("clock", List.of("t1")).asOf())
          .isCloseTo(theirs, within(30, SECONDS));
    } finally {
      BATCH.local().clock().reset();
    }
  }

  @Test
  void findsThoseOfTheNamedTasksThatHaveCompleted() {
    BatchService service = BATCH.withJob("named");
    List<String> ids = IntStream.rangeClosed(1, 25).mapToObj(i -> "t" + i).toList();
    service.addTasks(
        "named",
        ids.stream().map(id -> LocalBatch.task("named", id, "key-" + id, "/bin/true")).toList());
    service.addTask(LocalBatch.task("named", "open", "key", "/bin/sleep 600"));

    await()
        .atMost(PATIENCE)
        .until(() -> service.completedTasks("named", ids).tasks().size() == ids.size());

    assertThat(service.completedTasks("named", List.of("t3", "open", "gone")).tasks())
        .extracting(task -> task.reference().taskId())
        .containsExactly("t3");
  }

  @Test
  void deletesATaskOnce() {
    BatchService service = BATCH.withJob("task-deleted");
    var task = new TaskReference("task-deleted", "t1");
    service.addTask(LocalBatch.task("task-deleted", "t1", "key", "/bin/true"));

    service.deleteTask(task);
    service.deleteTask(task);

    assertThat(service.tasks("task-deleted")).isEmpty();
    assertThat(service.taskDefinition(task)).isEmpty();
  }

  @Test
  void runsAFailedTaskAgainButNoOther() {
    BatchService service = BATCH.withJob("again");
    service.addTask(LocalBatch.task("again", "fails", "key", "/bin/sh -c 'exit 1'"));
    service.addTask(LocalBatch.task("again", "succeeds", "key", "/bin/true"));
    awaitCompletion(service, "again", 2);
    var before = service.tasks("again", List.of("fails")).get(0).stateTransitionTime();

    service.reactivateTask(new TaskReference("again", "fails"));

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                service
                    .tasks("again", List.of("fails"))
                    .get(0)
                    .stateTransitionTime()
                    .isAfter(before));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.reactivateTask(new TaskReference("again", "succeeds")))
        .withMessageContainingAll("Reactivating", "'succeeds'", "status 409")
        .satisfies(e -> assertThat(e.code()).isNotEmpty());
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.reactivateTask(new TaskReference("again", "gone")))
        .satisfies(e -> assertThat(e.code()).isEqualTo("TaskNotFound"));
  }

  @Test
  void tellsOpenTasksAndWhoseTheyAre() {
    BatchService service = BATCH.withJob("open");
    service.addTask(LocalBatch.task("open", "waits", "key-1", "/bin/sleep 600"));
    service.addTask(LocalBatch.task("open", "done", "key-2", "/bin/true"));
    awaitCompletion(service, "open", 1);

    List<TaskSnapshot> open = new ArrayList<>();
    service.visitOpenTasks("open", open::add);
    assertThat(open).extracting(task -> task.reference().taskId()).containsExactly("waits");
    OwnedTask owned = service.ownedOpenTasks("open", task -> true).get(0);
    assertThat(owned.reference()).isEqualTo(new TaskReference("open", "waits"));
    assertThat(owned.mark())
        .isEqualTo(new TaskMark("key-1", "installation-1", "instance-1", "leave"));
    assertThat(owned.creationTime())
        .isEqualTo(service.tasks("open", List.of("waits")).get(0).creationTime());
    assertThat(service.ownedOpenTasks("open", task -> task.mark().key().equals("key-2"))).isEmpty();
    service.terminateJob("open", "enough");
    assertThat(service.ownedOpenTasks("no-such-job", task -> true)).isEmpty();
  }

  @Test
  void readsTheEndOfAFile() {
    BatchService service = BATCH.withJob("files");
    String line = "/bin/sh -c 'echo begin; seq 1 200000; echo ?sig=s3cr3ts3cr3t; printf the-€nd'";
    service.addTask(LocalBatch.task("files", "t1", "key", line));
    awaitCompletion(service, "files", 1);
    var task = new TaskReference("files", "t1");

    TaskFile end = service.taskFile(task, "stdout.txt", 40).orElseThrow();

    assertThat(end.text()).endsWith("[signature cut]\nthe-€nd").hasSizeLessThanOrEqualTo(40);
    assertThat(end.size()).isEqualTo(6 + 1288895 + 18 + 9);
    assertThat(service.taskFile(task, "stdout.txt", 2_000_000).orElseThrow().text())
        .startsWith("begin\n1\n");
    assertThat(service.taskFile(task, "stdout.txt", 4).orElseThrow().text()).isEqualTo("nd");
    assertThat(service.taskFile(task, "stderr.txt", 40)).hasValue(new TaskFile("", 0));
    assertThat(service.taskFile(task, "wd/none.txt", 40)).isEmpty();
    assertThat(service.taskFile(new TaskReference("files", "gone"), "stdout.txt", 1)).isEmpty();
    assertThat(service.taskFile(new TaskReference("no-job", "t1"), "stdout.txt", 1)).isEmpty();
  }

  @Test
  void tellsAPool() {
    PoolSnapshot pool = BATCH.service().pool(LocalBatchService.POOL_ID).orElseThrow();

    assertThat(pool.id()).isEqualTo(LocalBatchService.POOL_ID);
    assertThat(pool.state()).isEqualTo("active");
    assertThat(pool.creationTime()).isNotNull();
    assertThat(BATCH.service().pool("no-pool")).isEmpty();
  }

  private static void awaitCompletion(BatchService service, String jobId, int count) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                service.tasks(jobId).stream()
                        .filter(task -> task.state() == TaskState.COMPLETED)
                        .count()
                    == count);
  }
}
