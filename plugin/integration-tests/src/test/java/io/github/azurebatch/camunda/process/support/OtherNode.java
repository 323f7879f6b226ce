package io.github.azurebatch.camunda.process.support;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A second engine node on the database and the services of a test, for each of its methods. */
public final class OtherNode implements BeforeEachCallback, AfterEachCallback {

  private final AzureBatchExtension azure;
  private final AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
  private @Nullable ProcessEngine engine;

  public OtherNode(AzureBatchExtension azure) {
    this.azure = azure;
  }

  /** Its plugin. The node runs while a test method does; a test may close it before. */
  public AzureBatchProcessEnginePlugin plugin() {
    return plugin;
  }

  /** Its engine, while a test method runs. */
  public ProcessEngine engine() {
    return Objects.requireNonNull(engine);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    plugin.setProperties(azure.azure().properties());
    engine = engineOf(plugin);
  }

  /** Starts another engine on the database of the test, with a plugin that is configured. */
  public ProcessEngine engineOf(AzureBatchProcessEnginePlugin configured) {
    return new Engines(azure).another(settings -> {}, configured);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    plugin.close();
    engine().close();
  }
}
