package io.github.azurebatch.camunda.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process whose output is read; it ends with this object at the latest. */
final class RunningProgram implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private final Process process;
  private final Pattern awaited;
  private final StringBuffer output = new StringBuffer();
  private final CompletableFuture<String> found = new CompletableFuture<>();
  private final Thread reader = new Thread(this::read, "output");

  private RunningProgram(Process process, Pattern awaited) {
    this.process = process;
    this.awaited = awaited;
  }

  /**
   * @param awaited matches the line for which {@link #awaitLine} waits
   */
  static RunningProgram start(Path directory, List<String> command, Pattern awaited)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    RunningProgram program =
        new RunningProgram(builder.directory(directory.toFile()).start(), awaited);
    program.reader.setDaemon(true);
    program.reader.start();
    return program;
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
        Matcher matcher = awaited.matcher(line);
        if (matcher.find()) {
          found.complete(matcher.group(1));
        }
      }
    } catch (IOException e) {
      output.append(e);
    }
    found.completeExceptionally(new AssertionError("It ended, and had printed:\n" + output));
  }

  /** The group of the pattern in the first line that has it. */
  String awaitLine() throws Exception {
    try {
      return found.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      if (!found.isDone()) {
        close();
      }
    }
  }

  /** All that it printed, once it has ended by itself. */
  String awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      close();
      throw new AssertionError("It did not end within " + PATIENCE + ", and printed:\n" + output);
    }
    reader.join();
    if (process.exitValue() != 0) {
      throw new AssertionError("It ended with " + process.exitValue() + ":\n" + output);
    }
    return output.toString();
  }

  /** What it has printed until now. */
  String printed() {
    return output.toString();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("Interrupted while a program ended", e));
    }
  }
}
