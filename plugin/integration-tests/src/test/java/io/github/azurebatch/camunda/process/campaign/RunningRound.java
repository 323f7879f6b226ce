package io.github.azurebatch.camunda.process.campaign;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The instances of a round, which are started in the background as far as they are allowed to. */
final class RunningRound implements AutoCloseable {

  /** Instances that run at one time; each has a Batch job of its own, which is polled. */
  private static final int MOST_RUNNING = 250;

  private static final Logger LOG = LoggerFactory.getLogger(RunningRound.class);
  private static final int STARTED_AT_ONCE = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int PERIOD = 100;

  private final ProcessEngine engine;
  private final Oracle oracle;
  private final Round round;
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor();
  private volatile int allowed;

  RunningRound(ProcessEngine engine, Oracle oracle, Round round) {
    this.engine = engine;
    this.oracle = oracle;
    this.round = round;
    starter.scheduleWithFixedDelay(this::startSome, 0, PERIOD, TimeUnit.MILLISECONDS);
  }

  /** Lets so many be started in all; more than before, or as many. */
  void allow(int instances) {
    allowed = Math.max(allowed, instances);
  }

  /** One that could not be started is tried again. */
  private void startSome() {
    int some = Math.min(STARTED_AT_ONCE, allowed - keys.size());
    try {
      if (some > 0 && oracle.running(round.name()) <= MOST_RUNNING - some) {
        for (int i = 0; i < some; i++) {
          start(round.name() + "-" + keys.size());
        }
      }
    } catch (ProcessEngineException | IllegalStateException e) {
      LOG.warn("An instance of round {} could not be started", round.name(), e);
    }
  }

  private void start(String key) {
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(round.model().processKey(), key, Map.of("key", key));
    keys.add(key);
  }

  /** The business keys of those that were started. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  long ended() {
    return oracle.ended(round.name());
  }

  /** Waits until so many have ended, and under load. */
  void reach(Fault.AtMoment moment) {
    await().atMost(PATIENCE).until(() -> ended() >= moment.ended());
    await().pollDelay(moment.more()).until(() -> true);
    if (oracle.running(round.name()) == 0) {
      allow(keys.size() + CampaignSite.BETWEEN);
      await().atMost(PATIENCE).until(() -> oracle.running(round.name()) > 0);
    }
  }

  /** Whether all have ended that are allowed to start. */
  boolean hasEnded() {
    return keys.size() >= allowed && ended() == keys.size();
  }

  @Override
  public void close() {
    starter.shutdownNow();
  }
}
