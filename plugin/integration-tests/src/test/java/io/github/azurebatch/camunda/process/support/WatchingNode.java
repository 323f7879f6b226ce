package io.github.azurebatch.camunda.process.support;

import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;

/**
 * An engine node on the database of a test that makes a round each tenth of a second, and looks
 * over all waits in its first one only. It executes no Camunda jobs: the test does.
 */
public final class WatchingNode implements AutoCloseable {

  private static final int ROUNDS = 10;

  private final AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
  private final ProcessEngine engine;
  private final SqlStatements statements;

  public WatchingNode(AzureBatchExtension azure) {
    this(azure, Map.of());
  }

  /**
   * @param more properties of the node
   */
  public WatchingNode(AzureBatchExtension azure, Map<String, String> more) {
    Map<String, String> properties = new HashMap<>(azure.azure().properties());
    properties.putAll(more);
    properties.put("poll-interval", "PT0.1S");
    properties.put("audit-interval", "PT10H");
    plugin.setProperties(properties);
    engine =
        new Engines(azure)
            .another(
                settings ->
                    settings.setJobExecutor(new IdleJobExecutor()).setJobExecutorActivate(true),
                plugin);
    statements = SqlStatements.of(engine);
    // the first, in which it may join the cluster, reads the rows more than once
    passRounds();
    statements.reset();
  }

  /** Those of the node since its first rounds, or since they were reset. */
  public SqlStatements statements() {
    return statements;
  }

  /** Some rounds go by; each reads the rows of leases. */
  public void passRounds() {
    long before = rounds();
    await().until(() -> rounds() >= before + ROUNDS);
  }

  private long rounds() {
    return statements.byName().getOrDefault("selectProperties", 0L);
  }

  @Override
  public void close() {
    plugin.close();
    engine.close();
  }
}
