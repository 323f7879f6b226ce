package io.github.azurebatch.camunda.local.impl.azurite;

import io.github.azurebatch.camunda.local.impl.os.ProcessTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running Azurite. */
public final class AzuriteProcess {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Pattern LISTENS =
      Pattern.compile("successfully listens on https?://.*:(\\d+)");

  private final Process process;
  private final Thread shutdownHook;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private AzuriteProcess(Process process) {
    this.process = process;
    this.shutdownHook = new Thread(this::kill, "azurite-shutdown");
  }

  public static AzuriteProcess start(List<String> command) {
    AzuriteProcess azurite = new AzuriteProcess(launch(command));
    Runtime.getRuntime().addShutdownHook(azurite.shutdownHook);
    Thread reader = new Thread(azurite::readOutput, "azurite-output");
    reader.setDaemon(true);
    reader.start();
    return azurite;
  }

  private static Process launch(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("AZURITE_ACCOUNTS");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("Azurite could not be started: " + command, e);
    }
  }

  /** Reads to the end, or the pipe would fill up and Azurite would stop. */
  private void readOutput() {
    StringBuilder beforeItListened = new StringBuilder();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        understand(line, beforeItListened);
      }
    } catch (IOException e) {
      beforeItListened.append(e);
    }
    port.completeExceptionally(
        new IllegalStateException(
            "Azurite ended before it listened. Its output: " + beforeItListened));
  }

  private void understand(String line, StringBuilder beforeItListened) {
    if (port.isDone()) {
      return;
    }
    beforeItListened.append(line).append(System.lineSeparator());
    Matcher listens = LISTENS.matcher(line);
    if (listens.find()) {
      port.complete(Integer.valueOf(listens.group(1)));
    }
  }

  /** Waits until it listens, and returns its port. */
  public int awaitPort() {
    try {
      return port.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw abandoned("Azurite could not be started: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw abandoned("Azurite does not listen after " + TIMEOUT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw abandoned("Interrupted while Azurite was starting", e);
    }
  }

  private IllegalStateException abandoned(String message, Exception cause) {
    stop();
    return new IllegalStateException(message, cause);
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Lets it save what it stored, then ends it in any case. */
  public void stop() {
    process.destroy();
    process.onExit().completeOnTimeout(process, GRACE.toSeconds(), TimeUnit.SECONDS).join();
    kill();
    process.onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      // the JVM is ending, and its hook ends the process
      return;
    }
  }

  private void kill() {
    new ProcessTree(process).kill();
  }
}
