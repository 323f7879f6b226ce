package io.github.azurebatch.camunda.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The standalone Batch service and an Azurite, started by hand as the README says. */
final class LocalServices implements AutoCloseable {

  private static final Path ROOT = Path.of("..", "..");
  private static final String ACCOUNT = "camunda.bpm.azure-batch.accounts.default.";
  private static final String KEY = "local-batch-key";

  private final Path directory;
  private final RunningProgram batch;
  private final RunningProgram storage;

  private LocalServices(Path directory, RunningProgram batch, RunningProgram storage) {
    this.directory = directory;
    this.batch = batch;
    this.storage = storage;
  }

  static LocalServices start() throws IOException {
    Path directory = Files.createTempDirectory("local-batch-");
    RunningProgram batch =
        script(
            "batch.sh",
            Pattern.compile("URL: +(\\S+)"),
            List.of("--port", "0", "--key-file", directory.resolve(KEY).toString()));
    try {
      RunningProgram storage =
          script("azurite.sh", Pattern.compile("listens on (\\S+)"), List.of("--blobPort", "0"));
      return new LocalServices(directory, batch, storage);
    } catch (IOException e) {
      batch.close();
      throw e;
    }
  }

  private static RunningProgram script(String name, Pattern awaited, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "JDK_JAVA_OPTIONS=" + ShortJvm.OPTIONS));
    command.addAll(List.of("bash", "plugin/outside/projects/" + name));
    command.addAll(options);
    return RunningProgram.start(ROOT, command, awaited);
  }

  /** The properties whose values are not those of the README: the ports and the key. */
  Map<String, String> properties() throws Exception {
    return Map.of(
        ACCOUNT + "batch.url",
        batch.awaitLine(),
        ACCOUNT + "batch.account-key",
        Files.readString(directory.resolve(KEY)).strip(),
        ACCOUNT + "storage.endpoint",
        storage.awaitLine() + "/devstoreaccount1");
  }

  @Override
  public void close() {
    batch.close();
    storage.close();
    directory.resolve(KEY).toFile().delete();
    directory.toFile().delete();
  }
}
