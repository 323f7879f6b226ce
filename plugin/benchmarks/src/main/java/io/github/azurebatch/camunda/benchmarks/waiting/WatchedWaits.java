package io.github.azurebatch.camunda.benchmarks.waiting;

import io.github.azurebatch.camunda.impl.engine.mark.Authenticity;
import io.github.azurebatch.camunda.impl.engine.wait.store.ForeignWorkers;
import io.github.azurebatch.camunda.impl.engine.wait.store.KnownWaits;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitQueries;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitTransactions;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.openjdk.jol.info.GraphLayout;

/** What an engine node holds in memory for its waits. */
public final class WatchedWaits {

  static {
    // lambdas and records are among what is held
    System.setProperty("jol.magicFieldOffset", "true");
    System.setProperty("jol.skipDynamicAttach", "true");
  }

  private WatchedWaits() {}

  /**
   * Reads the waits of all Batch jobs as a node does, and returns their size with the maps that
   * they are in, as the JVM lays it out.
   */
  public static long bytes(ProcessEngine engine) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    Authenticity strict = new Authenticity((owner, names) -> false);
    strict.open(configuration);
    WaitQueries queries =
        new WaitQueries(
            engine,
            new WaitTransactions(configuration, "benchmark", new ForeignWorkers(Duration.ZERO)),
            strict);
    Object[] waits =
        queries.topics().stream()
            .map(
                topic -> {
                  TopicPart whole = new TopicPart(topic, null);
                  KnownWaits known = new KnownWaits(whole, queries, wait -> {}, wait -> {});
                  known.refresh();
                  return known.all();
                })
            .toArray();
    return GraphLayout.parseInstance(waits).totalSize();
  }
}
