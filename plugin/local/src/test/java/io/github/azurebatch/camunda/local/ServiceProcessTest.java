package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.TaskState;
import io.github.azurebatch.camunda.local.impl.os.PidNamespaces;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service as a process of its own, started as the README says, and what its tasks see of it.
 */
@EnabledOnOs(OS.LINUX)
class ServiceProcessTest {

  private static final String COMMAND =
      "io.github.azurebatch.camunda.local.command.LocalBatchServiceCommand";
  private static final String SECRET = "SECRET_OF_THE_SERVICE=" + "kept-from-tasks";

  /** All that a task can read of all processes. */
  private static final String LOOK =
      "bash -c 'for process in /proc/[0-9]*;"
          + " do cat $process/environ $process/cmdline; done 2> /dev/null | tr \"\\0\" \"\\n\"'";

  private final Path home;

  ServiceProcessTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void showsTasksNeitherItsKeyNorItsEnvironment() throws Exception {
    assumeTrue(PidNamespaces.ofThisMachine().isPresent());
    try (Service service = Service.start(home)) {
      assertThat(service.output(LOOK))
          .contains("AZ_BATCH_TASK_ID=task")
          .doesNotContain(SECRET, COMMAND, service.key);
    }
  }

  @Test
  void showsTasksItsEnvironmentButNotItsKeyWhereTheyHaveNoNamespaces() throws Exception {
    try (Service service = Service.start(home, "--no-namespaces")) {
      assertThat(service.output(LOOK)).contains(SECRET, COMMAND).doesNotContain(service.key);
    }
  }

  @Test
  void takesItsTasksAlongWhenItIsKilled() throws Exception {
    assumeTrue(PidNamespaces.ofThisMachine().isPresent());
    String mark = "600." + ThreadLocalRandom.current().nextLong(1L << 40);
    try (Service service = Service.start(home)) {
      service.add("bash -c '(cd /; env -i setsid sleep %s &) ; sleep %s'".formatted(mark, mark));
      await().until(() -> running(mark) == 2);

      service.process.destroyForcibly();

      await().until(() -> running(mark) == 0);
    }
  }

  private record Service(Process process, BatchClient client, String key) implements AutoCloseable {

    static Service start(Path home, String... options) throws Exception {
      List<String> command = new ArrayList<>();
      command.add(ProcessHandle.current().info().command().orElseThrow());
      command.addAll(List.of("-Duser.home=" + home, "-XX:TieredStopAtLevel=1"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), COMMAND));
      command.addAll(List.of("--port", "0"));
      command.addAll(List.of(options));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put(SECRET.split("=")[0], SECRET.split("=")[1]);
      Process process = builder.start();
      String url = url(process);
      Path keyFile = home.resolve(".config/camunda-azure-batch/local-batch-key");
      String key = Files.readString(keyFile).strip();
      BatchClient client = SdkClient.open(url, "localbatch", key);
      client.jobOperations().createJob(ServiceTest.job("job"));
      return new Service(process, client, key);
    }

    private static String url(Process process) throws Exception {
      BufferedReader lines = process.inputReader();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("URL:")) {
          return line.substring(line.indexOf("http"));
        }
      }
      throw new AssertionError("The service ended before it listened");
    }

    void add(String commandLine) throws Exception {
      client.taskOperations().createTask("job", ServiceTest.task("task", commandLine));
    }

    String output(String commandLine) throws Exception {
      add(commandLine);
      await()
          .until(
              () -> client.taskOperations().getTask("job", "task").state() == TaskState.COMPLETED);
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      client.fileOperations().getFileFromTask("job", "task", "stdout.txt", content);
      return content.toString();
    }

    @Override
    public void close() {
      client.protocolLayer().restClient().close();
      process.destroy();
      process.onExit().join();
    }
  }

  private static long running(String argument) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().arguments().stream())
        .filter(arguments -> List.of(arguments).contains(argument))
        .count();
  }
}
