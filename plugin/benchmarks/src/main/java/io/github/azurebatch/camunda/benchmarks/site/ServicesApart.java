package io.github.azurebatch.camunda.benchmarks.site;

import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskScript;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * The local services in processes of their own, so that what they work can be told from what the
 * engine and its database do. Tasks take no time, and write nothing.
 */
public final class ServicesApart implements AutoCloseable {

  private static final String POOL = "apart";

  private final Process process;
  private final Map<String, String> properties;

  private ServicesApart(Process process, Map<String, String> properties) {
    this.process = process;
    this.properties = properties;
  }

  /**
   * @param slots how many tasks run at once, on nodes of a slot each
   */
  public static ServicesApart start(int slots) {
    try {
      Process process = JavaProcess.of(ServicesApart.class, String.valueOf(slots)).start();
      Map<String, String> properties =
          JavaProcess.properties(process.inputReader(StandardCharsets.UTF_8));
      if (properties.isEmpty()) {
        throw new IllegalStateException("The services have ended at once");
      }
      return new ServicesApart(process, properties);
    } catch (IOException e) {
      throw new UncheckedIOException("The services could not be started", e);
    }
  }

  /** The plugin's, for an account with these services. */
  public Map<String, String> properties() {
    return properties;
  }

  public String poolId() {
    return POOL;
  }

  /** Azurite is a child of it. */
  ProcessHandle process() {
    return process.toHandle();
  }

  /**
   * It ends when nobody can tell it anything any more, which is so if this JVM is killed as well.
   */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("The services could not be stopped", e);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }

  /** Everything that is logged goes to standard error, as the properties need standard output. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    try (LocalAzure azure = LocalAzure.start()) {
      int slots = Integer.parseInt(arguments[0]);
      azure.batch().pools().add(PoolSettings.linux(POOL).nodes(slots).slotsPerNode(1));
      azure.batch().scripts().add(TaskScript.forTask("*").delay(Duration.ZERO));
      JavaProcess.lines(azure.properties()).forEach(answers::println);
      answers.flush();
      while (System.in.read() >= 0) {
        // nothing is told
      }
    }
  }
}
