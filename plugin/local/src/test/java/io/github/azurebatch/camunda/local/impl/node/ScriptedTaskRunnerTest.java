package io.github.azurebatch.camunda.local.impl.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.FailureInfo;
import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.Opened;
import io.github.azurebatch.camunda.local.TaskAssignment.NodeTraits;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.local.TaskScripts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedTaskRunnerTest {

  private static final AzuriteServer AZURITE = AzuriteServer.start();
  private static final String ALWAYS = "taskcompletion";

  private final GivenContainer container = GivenContainer.in(AZURITE);
  private final MovableClock clock = new MovableClock(Clock.systemUTC());
  private final TaskScripts scripts = Opened.newScripts();
  private final TaskRunner runner =
      new ScriptedTaskRunner(new NodeTaskRunner(clock), Opened.scripts(scripts));
  private final RecordedProgress progress = new RecordedProgress();
  private final ExecutorService otherThread = Executors.newSingleThreadExecutor();
  private final Path nodeRoot;

  ScriptedTaskRunnerTest(@TempDir Path nodeRoot) {
    this.nodeRoot = nodeRoot;
  }

  @AfterEach
  void endTheOtherThread() {
    otherThread.shutdownNow();
  }

  @AfterAll
  static void stopAzurite() {
    AZURITE.close();
  }

  @Test
  void takesBackslashesAndPercentSignsInPatternsOnWindows() throws Exception {
    scripts.add(TaskScript.forTask("render-*").stdout("done").file("out/a.txt", "a"));

    run(
        task("render-1")
            .on(new NodeTraits(true, true, false, Set.of()))
            .uploads("..\\std*.txt", "logs", ALWAYS, container.url("w"))
            .uploads("%AZ_BATCH_TASK_WORKING_DIR%\\out\\*.txt", "out", ALWAYS, container.url("w")));

    assertThat(container.blobs())
        .containsExactly("logs/stderr.txt", "logs/stdout.txt", "out/a.txt");
  }

  @Test
  void takesNoBackslashesInPatternsOnLinux() throws Exception {
    scripts.add(TaskScript.forTask("render-*").stdout("done"));

    run(task("render-1").uploads("..\\std*.txt", "logs", ALWAYS, container.url("w")));

    assertThat(container.blobs()).isEmpty();
  }

  @Test
  void runsNoProcess() throws Exception {
    scripts.add(TaskScript.forTask("render-*"));

    run(task("render-1").runs("touch ran"));

    assertThat(file("render-1/wd/ran")).doesNotExist();
  }

  @Test
  void endsWithTheExitCodeOfTheScript() throws Exception {
    scripts.add(TaskScript.forTask("render-*").exitCode(3));

    assertThat(run(task("render-1"))).isEqualTo(new TaskOutcome(3, TaskFailures.exitCode()));
  }

  @Test
  void leavesTheFilesOfTheScript() throws Exception {
    scripts.add(
        TaskScript.forTask("*")
            .file("sub/output.txt", "text")
            .file("bytes", new byte[] {1, 2})
            .stdout("out")
            .stderr("err"));

    run(task("a"));

    assertThat(file("a/wd/sub/output.txt")).hasContent("text");
    assertThat(file("a/wd/bytes")).hasBinaryContent(new byte[] {1, 2});
    assertThat(file("a/stdout.txt")).hasContent("out");
    assertThat(file("a/stderr.txt")).hasContent("err");
  }

  @Test
  void uploadsTheFilesOfTheScript() throws Exception {
    scripts.add(TaskScript.forTask("a").file("output.txt", "text").stdout("out"));

    run(
        task("a")
            .uploads("*.txt", "results", ALWAYS, container.url("w"))
            .uploads("../stdout.txt", "log", "tasksuccess", container.url("w")));

    assertThat(container.contentOf("results/output.txt")).isEqualTo("text");
    assertThat(container.contentOf("log")).isEqualTo("out");
  }

  @Test
  void uploadsByTheExitCodeOfTheScript() throws Exception {
    scripts.add(TaskScript.forTask("a").file("a", "text").exitCode(1));

    run(
        task("a")
            .uploads("a", "of-success", "tasksuccess", container.url("w"))
            .uploads("a", "of-failure", "taskfailure", container.url("w")));

    assertThat(container.blobs()).containsExactly("of-failure");
  }

  @Test
  void reportsAFailedUpload() throws Exception {
    scripts.add(TaskScript.forTask("a").file("a", "text"));

    TaskOutcome outcome = run(task("a").uploads("a", "a", ALWAYS, container.expiredUrl()));

    assertThat(Objects.requireNonNull(outcome.failureInfo()).code())
        .isEqualTo("FileUploadAccessDenied");
  }

  @Test
  void takesAsLongAsTheScriptSaysByTheServicesClock() throws Exception {
    scripts.add(TaskScript.forTask("a").delay(Duration.ofHours(1)).file("output.txt", "text"));
    Future<TaskOutcome> outcome = startWaiting(task("a"));

    clock.advance(Duration.ofHours(1));

    assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(new TaskOutcome(0, null));
  }

  @Test
  void countsTheTimeFromWhenTheNodeGotTheTask() throws Exception {
    scripts.add(TaskScript.forTask("a").delay(Duration.ofHours(1)).file("output.txt", "text"));
    GivenTask task = task("a").assignedAt(clock.instant());

    clock.advance(Duration.ofHours(1));

    Future<TaskOutcome> outcome = otherThread.submit(() -> run(task));
    assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(new TaskOutcome(0, null));
  }

  @Test
  void isNotDoneBeforeItsTime() throws Exception {
    scripts.add(TaskScript.forTask("a").delay(Duration.ofHours(1)).file("output.txt", "text"));
    Future<TaskOutcome> outcome = startWaiting(task("a"));

    clock.advance(Duration.ofMinutes(59));

    assertThat(outcome).isNotDone();
    assertThat(file("a/wd/output.txt")).doesNotExist();
  }

  @Test
  void endsAScriptThatTakesTooLong() throws Exception {
    scripts.add(TaskScript.forTask("a").delay(Duration.ofHours(1)));
    Future<TaskOutcome> outcome = startWaiting(task("a").maxWallClockTime("PT5M"));

    clock.advance(Duration.ofMinutes(5));

    assertThat(Objects.requireNonNull(outcome.get(20, TimeUnit.SECONDS).failureInfo()).code())
        .isEqualTo("TaskEnded");
  }

  @Test
  void failsAsTheScriptSays() throws Exception {
    FailureInfo diskFull = new FailureInfo("UserError", "DiskFull", "no space", Map.of());
    scripts.add(TaskScript.forTask("a").failure(diskFull));

    assertThat(run(task("a"))).isEqualTo(new TaskOutcome(null, diskFull));
  }

  @Test
  void retriesAScriptThatFails() throws Exception {
    scripts.add(TaskScript.forTask("a").exitCode(1));

    run(task("a").maxTaskRetryCount(2));

    assertThat(progress.steps()).containsExactly("running", "retrying", "retrying");
  }

  @Test
  void runsTasksWithoutAScriptReally() throws Exception {
    scripts.add(TaskScript.forTask("render-*").exitCode(3));

    assertThat(run(task("merge").runs("touch ran"))).isEqualTo(new TaskOutcome(0, null));
    assertThat(file("merge/wd/ran")).exists();
  }

  @Test
  void runsAllTasksReallyWhenTheScriptsAreCleared() throws Exception {
    scripts.add(TaskScript.forTask("*").exitCode(3));
    scripts.clear();

    assertThat(run(task("a").runs("true"))).isEqualTo(new TaskOutcome(0, null));
  }

  @Test
  void takesTheScriptThatWasAddedLast() throws Exception {
    scripts.add(TaskScript.forTask("*").exitCode(3));
    scripts.add(TaskScript.forTask("render-[0-9]").exitCode(4));

    assertThat(run(task("render-1")).exitCode()).isEqualTo(4);
  }

  private GivenTask task(String id) {
    return new GivenTask(nodeRoot).id(id).runs("false");
  }

  private TaskOutcome run(GivenTask task) throws InterruptedException {
    return runner.run(task.assigned(), progress);
  }

  /** Returns when the task's thread waits for its time. */
  private Future<TaskOutcome> startWaiting(GivenTask task) {
    Thread[] thread = new Thread[1];
    Future<TaskOutcome> outcome =
        otherThread.submit(
            () -> {
              thread[0] = Thread.currentThread();
              return run(task);
            });
    await()
        .until(
            () ->
                progress.steps().contains("running")
                    && thread[0].getState() == Thread.State.TIMED_WAITING);
    return outcome;
  }

  private Path file(String path) {
    return nodeRoot.resolve("workitems/job-a/job-1").resolve(path);
  }
}
