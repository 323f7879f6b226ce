package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.impl.os.ConfinedDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Work that a script does: it waits and writes files. */
record ScriptedWork(Script script, MovableClock clock) implements Work {

  // What a shell reports of a process that was killed.
  private static final int KILLED = 137;

  @Override
  public WorkResult run(TaskWorkplace workplace, Instant start, Duration limit)
      throws InterruptedException {
    if (script.delay().compareTo(limit) > 0) {
      clock.awaitUntil(start.plus(limit));
      return new WorkResult.TimedOut(KILLED);
    }
    clock.awaitUntil(start.plus(script.delay()));
    script.files().forEach((path, content) -> write(workplace, path, content));
    script.action().accept(workplace.assignment());
    return script.result();
  }

  private static void write(TaskWorkplace workplace, String path, byte[] content) {
    Path file = workplace.workingDirectory().resolve(path).normalize();
    ConfinedDirectory node = workplace.node();
    try {
      node.createDirectoryOf(file);
      node.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("The script's file could not be written: " + file, e);
    }
  }
}
