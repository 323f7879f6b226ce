package io.github.azurebatch.camunda.process.support;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An {@link EngineNode} in a JVM of its own, on PostgreSQL or on a file of H2. */
public final class NodeProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String HEAP = "256m";

  private final Process process;
  private final BufferedWriter input;
  private final BufferedReader answers;
  private boolean started;

  private NodeProcess(Process process) {
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts it, and does not wait.
   *
   * @param settings the plugin's properties
   * @param log what the node logs is appended to it
   */
  public static NodeProcess start(String databaseUrl, Map<String, String> settings, Path log) {
    return start(databaseUrl, settings, log, HEAP);
  }

  /**
   * The same with so much heap.
   *
   * @param heap as of the option {@code -Xmx}
   */
  public static NodeProcess start(
      String databaseUrl, Map<String, String> settings, Path log, String heap) {
    String today = System.getProperty("java.class.path");
    return start(databaseUrl, settings, log, heap, today);
  }

  /** The same with an earlier build of the plugin. */
  public static NodeProcess start(
      String databaseUrl, Map<String, String> settings, Path log, EarlierBuild build) {
    return start(databaseUrl, settings, log, HEAP, build.classPath());
  }

  private static NodeProcess start(
      String databaseUrl, Map<String, String> settings, Path log, String heap, String classPath) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx" + heap,
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            classPath,
            EngineNode.class.getName());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      NodeProcess node = new NodeProcess(builder.start());
      node.send(EngineNode.DATABASE_URL + "=" + databaseUrl);
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        node.send(setting.getKey() + "=" + setting.getValue());
      }
      node.send("");
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException("The engine node could not be started", e);
    }
  }

  private void send(String line) throws IOException {
    input.write(line);
    input.newLine();
    input.flush();
  }

  /** Waits until its engine runs, if it has not been waited for before. */
  public NodeProcess awaitStart() {
    try {
      if (!started && !EngineNode.STARTED.equals(answers.readLine())) {
        throw new IllegalStateException("The engine node did not start; its log tells why");
      }
      started = true;
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("The engine node did not start", e);
    }
  }

  /** The value of a meter such as {@code camunda.azurebatch.leases}; zero if there is none. */
  public double meter(String name) {
    try {
      send(name);
      String answer = answers.readLine();
      if (answer == null) {
        throw new EOFException("it has ended");
      }
      return Double.parseDouble(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("The engine node does not answer", e);
    }
  }

  /** How often a counter was increased, each time by one or more. */
  public long increments(String counter) {
    return (long) meter(EngineNode.INCREMENTS + counter);
  }

  /** Starts an instance of {@link Models#KEY}; it has been committed when this returns. */
  public void startInstance(String key) {
    meter(EngineNode.START + key);
  }

  /** How many instances run. */
  public long running() {
    return (long) meter(EngineNode.RUNNING);
  }

  /** Stops it for a while; nothing of it goes on, as on a machine that swaps or is suspended. */
  public void pause(Duration duration) {
    signal("STOP");
    goOnAfter(duration);
  }

  /**
   * Lets it go on after a while, once it is stopped. What is on its way to stop itself must not be
   * told to go on before: it would stop afterwards, and for ever.
   */
  public void goOnAfter(Duration duration) {
    await().atMost(PATIENCE).until(this::isStopped);
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      signal("CONT");
    }
  }

  private boolean isStopped() throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "state=", "-p", String.valueOf(pid())).start();
    try (BufferedReader state = ps.inputReader(StandardCharsets.UTF_8)) {
      return String.valueOf(state.readLine()).startsWith("T");
    }
  }

  private void signal(String name) {
    try {
      signal(process.pid(), name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends a signal, such as {@code STOP}, to a process, and waits until it is sent. */
  static void signal(long pid, String name) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("Process " + pid + " could not be sent SIG" + name, e);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** Lets it go on that has stopped itself. */
  public void goOn() {
    signal("CONT");
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as a crash does. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Stops it cleanly, and waits for that. */
  @Override
  public void close() {
    try {
      input.close();
    } catch (IOException e) {
      // it is dead already
    }
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The engine node did not end in " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while an engine node was ending", e);
    }
  }
}
