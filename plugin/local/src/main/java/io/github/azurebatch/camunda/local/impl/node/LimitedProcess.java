package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.impl.os.Enclosure;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process that is ended, with all that it started, at a given time. */
final class LimitedProcess {

  private final Process process;
  private final Enclosure enclosure;
  private final Instant deadline;
  private final MovableClock clock;
  private final AtomicBoolean isTimeUp = new AtomicBoolean();

  LimitedProcess(Process process, Enclosure enclosure, Instant deadline, MovableClock clock) {
    this.process = process;
    this.enclosure = enclosure;
    this.deadline = deadline;
    this.clock = clock;
  }

  /** Ends it as well if the waiting thread is interrupted. */
  WorkResult awaitEnd() throws InterruptedException {
    Thread watch = new Thread(this::endWhenTimeIsUp, "task-time-limit-" + process.pid());
    watch.setDaemon(true);
    watch.start();
    try {
      int exitCode = process.waitFor();
      return isTimeUp.get() ? new WorkResult.TimedOut(exitCode) : new WorkResult.Exited(exitCode);
    } finally {
      watch.interrupt();
      end();
      process.onExit().join();
    }
  }

  private void endWhenTimeIsUp() {
    try {
      clock.awaitUntil(deadline);
    } catch (InterruptedException e) {
      // The process has ended before.
      return;
    }
    isTimeUp.set(process.isAlive());
    end();
  }

  private void end() {
    enclosure.end(process);
  }
}
