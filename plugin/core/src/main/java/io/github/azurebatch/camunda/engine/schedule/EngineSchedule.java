package io.github.azurebatch.camunda.engine.schedule;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that does something at intervals. It follows the job executor: where that is stopped,
 * nothing is done. The engine tells a plugin nothing of its end, so a round after it finds out.
 */
public final class EngineSchedule implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineSchedule.class);

  private final String name;
  private final ProcessEngineImpl engine;
  private final JobExecutor jobExecutor;
  private final Runnable round;
  private final Runnable pause;
  private final ScheduledThreadPoolExecutor executor;
  private boolean active;

  /**
   * @param name of what is done, for the thread and the log
   * @param round done at each interval
   * @param pause done once when the job executor has stopped
   */
  public EngineSchedule(ProcessEngine engine, String name, Runnable round, Runnable pause) {
    this.name = name;
    this.engine = (ProcessEngineImpl) engine;
    this.jobExecutor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    this.round = round;
    this.pause = pause;
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
   * one that takes longer is followed at once, and none is made up for.
   */
  public void start(Duration interval) {
    executor.schedule(() -> roundAndNext(interval), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** There is one thread: the next round begins when it is due and this one has ended. */
  private void roundAndNext(Duration interval) {
    start(interval);
    round();
  }

  private void round() {
    try {
      if (!jobExecutor.hasRegisteredEngine(engine)) {
        executor.shutdown();
      } else if (jobExecutor.isActive()) {
        active = true;
        round.run();
      } else if (active) {
        active = false;
        pause.run();
      }
    } catch (Throwable e) {
      // what is thrown here would end the schedule without a word
      LOG.error("A round of the {} failed; nothing is lost, the next round tries again", name, e);
    }
  }

  /** Ends it; a round that is under way has a minute to come to its end. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("A round of the {} goes on although the engine is closed", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it was closed, and no round is under way any more. */
  public boolean hasEnded() {
    return executor.isTerminated();
  }
}
