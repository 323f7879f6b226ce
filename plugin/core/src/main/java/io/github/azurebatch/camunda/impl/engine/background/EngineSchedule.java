package io.github.azurebatch.camunda.impl.engine.background;

import io.github.azurebatch.camunda.impl.engine.health.Failures;
import io.github.azurebatch.camunda.impl.engine.health.Pulse;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/**
 * One thread that does something at intervals. It follows the job executor: where that is stopped,
 * nothing is done. The engine tells a plugin nothing of its end, so a round after it finds out.
 */
public final class EngineSchedule implements Pulse, AutoCloseable {

  private static final Log LOG = Log.of(EngineSchedule.class);

  /** How late a round may be: the machine may have slept. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private final String name;
  private final ProcessEngineImpl engine;
  private final JobExecutor jobExecutor;
  private final Runnable round;
  private final Runnable pause;
  private final Duration longestRound;
  private final Failures failures;
  private final Clock clock;
  private final ScheduledThreadPoolExecutor executor;
  private boolean active;
  private volatile Heartbeat heartbeat = Heartbeat.NONE;

  /**
   * @param name of what is done, for the thread and the log
   * @param round done at each interval
   * @param pause done once when the job executor has stopped
   * @param longestRound one that takes longer hangs
   * @param clock of the machine, for rounds that hang; that of the engine may be moved
   */
  public EngineSchedule(
      ProcessEngine engine,
      String name,
      Runnable round,
      Runnable pause,
      Duration longestRound,
      Failures failures,
      Clock clock) {
    this.name = name;
    this.engine = (ProcessEngineImpl) engine;
    this.jobExecutor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    this.round = round;
    this.pause = pause;
    this.longestRound = longestRound;
    this.failures = failures;
    this.clock = clock;
    this.executor =
        new ScheduledThreadPoolExecutor(
            1,
            new DaemonThreads("azure-batch-" + name + "-" + engine.getName()),
            // a round that begins while the schedule is closed has no next one
            new DiscardPolicy());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * The first round is an interval away. The interval is that between the beginnings of two rounds;
   * a round that takes longer is followed at once, and rounds that were missed are not made up for.
   */
  public void start(Duration interval) {
    heartbeat = Heartbeat.pause(clock.instant(), interval);
    failures.watch(this);
    next(interval);
  }

  private void next(Duration interval) {
    executor.schedule(() -> roundAndNext(interval), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** There is one thread: the next round begins when it is due and this one has ended. */
  private void roundAndNext(Duration interval) {
    next(interval);
    heartbeat = Heartbeat.round(clock.instant(), longestRound);
    round();
    heartbeat = Heartbeat.pause(clock.instant(), interval);
  }

  private void round() {
    try {
      failures.lookAround();
      if (!jobExecutor.hasRegisteredEngine(engine)) {
        executor.shutdown();
      } else if (jobExecutor.isActive()) {
        active = true;
        round.run();
      } else if (active) {
        active = false;
        pause.run();
      }
      failures.succeeded(name);
    } catch (Throwable e) {
      // what is thrown here would end without a word
      failures.failed(name, e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> trouble() {
    return executor.isShutdown() ? Optional.empty() : heartbeat.trouble(clock.instant());
  }

  /** Ends it; a round that is under way has a minute to come to its end. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.write(
            LogLine.ROUND_OUTLIVES_ENGINE,
            "A round of the {} goes on although the engine is closed",
            name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it was closed, and no round is under way any more. */
  public boolean hasEnded() {
    return executor.isTerminated();
  }

  /**
   * A sign of life.
   *
   * @param inRound whether a round began with it, or ended
   * @param since when
   * @param until when the next one is due at the latest
   */
  private record Heartbeat(boolean inRound, Instant since, Instant until) {

    static final Heartbeat NONE = new Heartbeat(false, Instant.MAX, Instant.MAX);

    static Heartbeat round(Instant now, Duration longest) {
      return new Heartbeat(true, now, now.plus(longest));
    }

    static Heartbeat pause(Instant now, Duration interval) {
      return new Heartbeat(false, now, now.plus(interval).plus(TOLERANCE));
    }

    Optional<String> trouble(Instant now) {
      if (now.isBefore(until)) {
        return Optional.empty();
      }
      return Optional.of(
          inRound
              ? "hangs in a round since %s. Take a thread dump (jstack), and restart this node"
                  .formatted(since)
              : "has begun no round since %s: its thread is gone. Restart this node"
                  .formatted(since));
    }
  }
}
