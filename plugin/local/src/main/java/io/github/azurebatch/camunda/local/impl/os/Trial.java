package io.github.azurebatch.camunda.local.impl.os;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Tries whether a program runs here. */
record Trial(ProcessBuilder program) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  boolean succeeds() throws IOException {
    Process process =
        program.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    try {
      return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }
}
