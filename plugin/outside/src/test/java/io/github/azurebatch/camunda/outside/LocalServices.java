package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The standalone Batch service and an Azurite, started by hand as the README says. */
final class LocalServices implements AutoCloseable {

  private static final Path ROOT = Path.of("..", "..");
  private static final String ACCOUNT = "camunda.bpm.azure-batch.accounts.default.";

  private final RunningProgram batch;
  private final RunningProgram storage;

  private LocalServices(RunningProgram batch, RunningProgram storage) {
    this.batch = batch;
    this.storage = storage;
  }

  static LocalServices start() throws IOException {
    RunningProgram batch = script("batch.sh", Pattern.compile("URL: +(\\S+)"), "--port");
    try {
      RunningProgram storage =
          script("azurite.sh", Pattern.compile("listens on (\\S+)"), "--blobPort");
      return new LocalServices(batch, storage);
    } catch (IOException e) {
      batch.close();
      throw e;
    }
  }

  private static RunningProgram script(String name, Pattern awaited, String portOption)
      throws IOException {
    String options = "JDK_JAVA_OPTIONS=" + ShortJvm.OPTIONS;
    String script = "plugin/outside/projects/" + name;
    List<String> command = List.of("env", options, "bash", script, portOption, "0");
    return RunningProgram.start(ROOT, command, awaited);
  }

  /** The properties whose values are not those of the README: the ports. */
  Map<String, String> properties() throws Exception {
    return Map.of(
        ACCOUNT + "batch.url",
        batch.awaitLine(),
        ACCOUNT + "storage.endpoint",
        storage.awaitLine() + "/devstoreaccount1");
  }

  @Override
  public void close() {
    batch.close();
    storage.close();
  }
}
