package io.github.azurebatch.camunda.local.impl.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.local.FailureInfo;
import io.github.azurebatch.camunda.local.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeTaskRunnerTest {

  private final String mark = "600." + ThreadLocalRandom.current().nextLong(1L << 40);
  private final Path nodeRoot;
  private final Path taskDirectory;
  private final MovableClock clock = new MovableClock(Clock.systemUTC());
  private final RecordedProgress progress = new RecordedProgress();
  private final ExecutorService otherThread = Executors.newSingleThreadExecutor();

  NodeTaskRunnerTest(@TempDir Path nodeRoot) {
    this.nodeRoot = nodeRoot;
    this.taskDirectory = nodeRoot.resolve("workitems/job-a/job-1/task-1");
  }

  @AfterEach
  void endTheOtherThread() {
    otherThread.shutdownNow();
  }

  @Test
  void succeedsWithExitCodeZero() throws Exception {
    assertThat(run(task().runs("true"))).isEqualTo(new TaskOutcome(0, null));
  }

  @Test
  void runsInTheTasksWorkingDirectory() throws Exception {
    run(task().runsInBash("echo hello > output.txt"));

    assertThat(taskDirectory.resolve("wd/output.txt")).hasContent("hello");
  }

  @Test
  void keepsWhatTheTaskSaidBesideItsWorkingDirectory() throws Exception {
    run(task().runsInBash("echo out; echo err >&2"));

    assertThat(taskDirectory.resolve("stdout.txt")).hasContent("out");
    assertThat(taskDirectory.resolve("stderr.txt")).hasContent("err");
  }

  @Test
  void givesTheCommandLineToNoShell() throws Exception {
    run(task().runs("echo $HOME > output.txt"));

    assertThat(taskDirectory.resolve("stdout.txt")).hasContent("$HOME > output.txt");
  }

  @Test
  void reportsAnExitCodeAsTheRealServiceDoes() throws Exception {
    String message = "The task exited with an exit code representing a failure";

    assertThat(run(task().runsInBash("exit 3")))
        .isEqualTo(
            new TaskOutcome(
                3,
                new FailureInfo(
                    "UserError", "FailureExitCode", message, Map.of("Message", message))));
  }

  @Test
  void givesTheTaskTheEnvironmentOfAzureBatch() throws Exception {
    run(task().runs("env"));

    assertThat(Files.readAllLines(taskDirectory.resolve("stdout.txt")))
        .contains(
            "AZ_BATCH_ACCOUNT_NAME=local",
            "AZ_BATCH_ACCOUNT_URL=http://127.0.0.1:1",
            "AZ_BATCH_POOL_ID=local",
            "AZ_BATCH_NODE_ID=node-1",
            "AZ_BATCH_NODE_IS_DEDICATED=true",
            "AZ_BATCH_JOB_ID=job-a",
            "AZ_BATCH_TASK_ID=task-1",
            "AZ_BATCH_NODE_ROOT_DIR=" + nodeRoot,
            "AZ_BATCH_NODE_SHARED_DIR=" + nodeRoot.resolve("shared"),
            "AZ_BATCH_NODE_STARTUP_DIR=" + nodeRoot.resolve("startup"),
            "AZ_BATCH_NODE_MOUNTS_DIR=" + nodeRoot.resolve("fsmounts"),
            "AZ_BATCH_TASK_DIR=" + taskDirectory,
            "AZ_BATCH_TASK_WORKING_DIR=" + taskDirectory.resolve("wd"));
  }

  @Test
  void letsNoSettingTakeThePlaceOfAVariableOfAzureBatch() throws Exception {
    run(task().runs("env").with("AZ_BATCH_TASK_DIR", "/").with("AZ_BATCH_POOL_ID", "other"));

    assertThat(Files.readAllLines(taskDirectory.resolve("stdout.txt")))
        .contains("AZ_BATCH_TASK_DIR=" + taskDirectory, "AZ_BATCH_POOL_ID=local");
  }

  @Test
  void givesTheTaskItsOwnSettings() throws Exception {
    run(task().runs("env").with("COLOUR", "blue").with("EMPTY", ""));

    assertThat(Files.readAllLines(taskDirectory.resolve("stdout.txt")))
        .contains("COLOUR=blue", "EMPTY=");
  }

  @Test
  void withholdsTheHostsOtherVariables() throws Exception {
    run(task().runs("env"));

    assertThat(Files.readAllLines(taskDirectory.resolve("stdout.txt")))
        .allMatch(line -> line.matches("(AZ_BATCH_\\w+|PATH|HOME|USER|LANG|LC_ALL|TMPDIR)=.*"));
  }

  @Test
  void looksUpTheProgramOnTheTasksOwnPath() throws Exception {
    executable(nodeRoot.resolve("bin/greet"), "#!/bin/sh\necho greetings\n");

    run(task().runs("greet").with("PATH", nodeRoot.resolve("bin") + ":/usr/bin:/bin"));

    assertThat(taskDirectory.resolve("stdout.txt")).hasContent("greetings");
  }

  @Test
  void endsTheInputOfTheTask() throws Exception {
    assertThat(run(task().runs("cat")).exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-program --now", "./no-such-program", "/no/such/program"})
  void reportsAProgramThatIsNotThere(String commandLine) throws Exception {
    TaskOutcome outcome = run(task().runs(commandLine));

    assertFailure(outcome, "UserError", "CommandProgramNotFound");
  }

  @Test
  void reportsACommandLineThatCannotBeSplit() throws Exception {
    assertFailure(run(task().runs("bash -c 'echo")), "UserError", "CommandLaunchFailed");
  }

  @Test
  void reportsAnEnvironmentThatCannotBeWithoutQuotingIt() throws Exception {
    TaskOutcome outcome = run(task().runs("true").with("TOKEN", "secret\0value"));

    assertFailure(outcome, "UserError", "CommandLaunchFailed");
    assertThat(outcome).asString().doesNotContain("secret");
  }

  @Test
  void reportsAProgramNameThatCannotBe() throws Exception {
    assertFailure(run(task().runs("a\0b")), "UserError", "CommandLaunchFailed");
  }

  @Test
  void reportsAScriptWhoseInterpreterIsNotThere() throws Exception {
    executable(nodeRoot.resolve("bin/greet"), "#! /no/such/shell -x\necho greetings\n");

    assertFailure(
        run(task().runs(nodeRoot.resolve("bin/greet").toString())),
        "UserError",
        "CommandLaunchFailed");
  }

  @Test
  void startsAScriptThatNamesNoInterpreterInAShell() throws Exception {
    executable(nodeRoot.resolve("bin/greet"), "echo greetings\n");

    run(task().runs(nodeRoot.resolve("bin/greet").toString()));

    assertThat(taskDirectory.resolve("stdout.txt")).hasContent("greetings");
  }

  @Test
  void reportsAProgramThatCannotBeExecuted() throws Exception {
    Path data = Files.writeString(nodeRoot.resolve("data.txt"), "no program");

    assertFailure(run(task().runs(data.toString())), "UserError", "CommandLaunchFailed");
  }

  @Test
  void endsATaskThatTakesTooLong() throws Exception {
    Future<TaskOutcome> outcome =
        start(task().runsInBash("touch started; sleep 600").maxWallClockTime("PT5M"));
    await().until(() -> Files.exists(taskDirectory.resolve("wd/started")));

    clock.advance(Duration.ofMinutes(5));

    assertThat(outcome.get(20, TimeUnit.SECONDS).failureInfo())
        .extracting(FailureInfo::code)
        .isEqualTo("TaskEnded");
  }

  @Test
  void leavesATaskAloneThatIsWithinItsTime() throws Exception {
    Future<TaskOutcome> outcome =
        start(
            task()
                .runsInBash("touch started; until test -e go; do sleep 0.01; done")
                .maxWallClockTime("PT5M"));
    await().until(() -> Files.exists(taskDirectory.resolve("wd/started")));

    clock.advance(Duration.ofMinutes(4));
    Files.createFile(taskDirectory.resolve("wd/go"));

    assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(new TaskOutcome(0, null));
  }

  @Test
  void endsAllProcessesOfATaskThatIsTerminated() throws Exception {
    start(task().runsInBash("sleep %s & touch started; wait".formatted(mark)));
    await().until(() -> Files.exists(taskDirectory.resolve("wd/started")) && isRunning(mark));

    otherThread.shutdownNow();

    await().until(() -> !isRunning(mark));
  }

  @Test
  void endsProcessesInTheBackgroundWithTheCommandLine() throws Exception {
    run(task().runsInBash("(sleep %s & touch started)".formatted(mark)));

    assertThat(taskDirectory.resolve("wd/started")).exists();
    await().until(() -> !isRunning(mark));
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "TERM", "SEGV"})
  void reportsTheSignalThatEndedATaskAsAShellDoes(String signal) throws Exception {
    int number = Map.of("KILL", 9, "TERM", 15, "SEGV", 11).getOrDefault(signal, 0);

    assertThat(run(task().runsInBash("ulimit -c 0; kill -%s $$".formatted(signal))).exitCode())
        .isEqualTo(128 + number);
  }

  @Test
  void looksAfterProcessesWhoseParentHasEnded() throws Exception {
    String script =
        "(sleep 0 & echo $! > child);"
            + " for i in {1..1000}; do kill -0 $(cat child) 2> /dev/null || exit 0; sleep 0.01; done;"
            + " exit 1";

    assertThat(run(task().runsInBash(script)).exitCode()).isZero();
  }

  @Test
  void leavesVariablesAloneWhoseNamesNoShellWouldTake() throws Exception {
    run(task().runs("env").with("Logging.Level", "debug"));

    assertThat(Files.readAllLines(taskDirectory.resolve("stdout.txt")))
        .contains("Logging.Level=debug");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void loadsTheTasksLibrariesIntoNoProgramButTheTasks() throws Exception {
    Path program = nodeRoot.resolve("a=b/see");
    executable(program, "#!/bin/sh\necho $LD_LIBRARY_PATH\n");

    run(
        task()
            .runs(program.toString())
            .with("LD_DEBUG", "files")
            .with("LD_LIBRARY_PATH", nodeRoot.toString()));

    assertThat(taskDirectory.resolve("stdout.txt")).hasContent(nodeRoot.toString());
    assertThat(taskDirectory.resolve("stderr.txt"))
        .content()
        .contains("/bin/sh")
        .doesNotContain("nsenter");
  }

  @Test
  void givesTheTaskNoFilesButItsInputAndItsOutput() throws Exception {
    run(task().runs("ls -l /proc/self/fd"));

    assertThat(taskDirectory.resolve("stdout.txt"))
        .content()
        .contains(" 0 -> ", " 1 -> ", " 2 -> ", " 3 -> /proc/")
        .doesNotContain(" 4 -> ");
  }

  @Test
  void saysThatItIsInterruptedWhenATaskIsTerminated() throws Exception {
    Future<TaskOutcome> outcome = start(task().runsInBash("touch started; sleep 600"));
    await().until(() -> Files.exists(taskDirectory.resolve("wd/started")));

    otherThread.shutdownNow();

    assertThat(outcome)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void retriesATaskUntilItSucceeds() throws Exception {
    TaskOutcome outcome =
        run(task().runsInBash("echo x >> runs; test $(wc -l < runs) -eq 3").maxTaskRetryCount(5));

    assertThat(outcome).isEqualTo(new TaskOutcome(0, null));
    assertThat(progress.steps()).containsExactly("running", "retrying", "retrying");
  }

  @Test
  void retriesATaskAsOftenAsItSays() throws Exception {
    run(task().runsInBash("echo x >> runs; exit 1").maxTaskRetryCount(2));

    assertThat(Files.readAllLines(taskDirectory.resolve("wd/runs"))).hasSize(3);
  }

  @Test
  void retriesATaskWithoutEndWhereTheCountIsMinusOne() throws Exception {
    run(task().runsInBash("echo x >> runs; test $(wc -l < runs) -eq 20").maxTaskRetryCount(-1));

    assertThat(Files.readAllLines(taskDirectory.resolve("wd/runs"))).hasSize(20);
  }

  @Test
  void doesNotRetryWhatNeverRan() throws Exception {
    run(task().runs("no-such-program").maxTaskRetryCount(3));

    assertThat(progress.steps()).containsExactly("running");
  }

  @Test
  void startsWithAnEmptyDirectoryWhenATaskRunsAgain() throws Exception {
    run(task().runsInBash("touch old"));

    run(task().runsInBash("touch new"));

    assertThat(taskDirectory.resolve("wd")).isDirectoryNotContaining("glob:**old");
  }

  private GivenTask task() {
    return new GivenTask(nodeRoot);
  }

  private TaskOutcome run(GivenTask task) throws InterruptedException {
    return new NodeTaskRunner(clock).run(task.assigned(), progress);
  }

  private Future<TaskOutcome> start(GivenTask task) {
    return otherThread.submit(() -> run(task));
  }

  private static void assertFailure(TaskOutcome outcome, String category, String code) {
    assertThat(outcome.exitCode()).isNull();
    assertThat(outcome.failureInfo())
        .extracting(FailureInfo::category, FailureInfo::code)
        .isEqualTo(List.of(category, code));
  }

  private static boolean isRunning(String argument) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().arguments().stream())
        .anyMatch(arguments -> List.of(arguments).contains(argument));
  }

  private static void executable(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
