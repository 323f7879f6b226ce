package io.github.azurebatch.camunda;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.health.AzureBatchHealth;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.Background;
import io.github.azurebatch.camunda.impl.engine.EngineParts;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import io.github.azurebatch.camunda.model.AzureBatchBeans;
import io.github.azurebatch.camunda.operate.AzureBatchOperations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.jspecify.annotations.Nullable;

/**
 * The process engine plugin: registers the Azure Batch activities in one process engine.
 *
 * <p>In code it is given an {@link AzureBatchConfiguration}; in {@code camunda.cfg.xml} a map of
 * {@linkplain #setProperties properties}, in {@code bpm-platform.xml} and {@code processes.xml} a
 * {@linkplain #setPropertiesFile file} of them. Spring Boot applications use the starter instead.
 * An application that closes its engine closes the plugin before it, so that another engine node
 * can take over the waits at once.
 */
public final class AzureBatchProcessEnginePlugin implements ProcessEnginePlugin, AutoCloseable {

  private final SpinProcessEnginePlugin spin = new SpinProcessEnginePlugin();
  private final GivenProperties properties = new GivenProperties();
  private @Nullable EngineParts parts;
  private @Nullable AzureBatchLinks links;
  private @Nullable Background background;

  /** For {@code camunda.cfg.xml}, which calls {@link #setProperties} next. */
  public AzureBatchProcessEnginePlugin() {}

  public AzureBatchProcessEnginePlugin(AzureBatchConfiguration configuration) {
    parts = new EngineParts(configuration.checked());
  }

  /**
   * The plugin of a process engine, also where a {@link CompositeProcessEnginePlugin} has it, as
   * with Spring Boot; empty for an engine without the plugin.
   */
  public static Optional<AzureBatchProcessEnginePlugin> of(ProcessEngine engine) {
    return engine.getProcessEngineConfiguration() instanceof ProcessEngineConfigurationImpl made
        ? among(made.getProcessEnginePlugins())
        : Optional.empty();
  }

  private static Optional<AzureBatchProcessEnginePlugin> among(List<ProcessEnginePlugin> plugins) {
    return plugins.stream()
        .flatMap(
            plugin ->
                plugin instanceof CompositeProcessEnginePlugin composite
                    ? among(composite.getPlugins()).stream()
                    : Stream.of(plugin)
                        .filter(AzureBatchProcessEnginePlugin.class::isInstance)
                        .map(AzureBatchProcessEnginePlugin.class::cast))
        .findFirst();
  }

  /**
   * Configures the plugin with the names that the Spring Boot properties have below {@code
   * camunda.bpm.azure-batch}, such as {@code accounts.default.batch.url}. The plugin reads them
   * when it first needs them: an exception thrown here would be hidden in the failure of {@code
   * camunda.cfg.xml}.
   */
  public void setProperties(Map<String, String> properties) {
    this.properties.setMap(properties);
    forgetParts();
  }

  /**
   * The same for {@code bpm-platform.xml}, {@code processes.xml} and the YAML of Camunda Run, which
   * pass texts and numbers only.
   *
   * @param text lines of the form {@code name=value}, as {@link java.util.Properties} reads them
   */
  public void setPropertiesText(String text) {
    properties.setText(text);
    forgetParts();
  }

  /**
   * The same in a file of its own, which can have other readers than that of the engine.
   *
   * @param path of a file in UTF-8, as {@link java.util.Properties} reads it; a relative one begins
   *     at the working directory
   */
  public void setPropertiesFile(String path) {
    properties.setFile(path);
    forgetParts();
  }

  private void forgetParts() {
    parts = null;
    links = null;
  }

  /**
   * The beans that models name, by their {@linkplain AzureBatchBeans names}. A plain engine finds
   * them, and the starter for Spring Boot declares them. An application whose engine looks for
   * beans elsewhere, such as in a Spring application context without the starter, declares them
   * there.
   */
  public Map<String, Object> beans() {
    Map<String, Object> beans = new LinkedHashMap<>(parts().beans());
    beans.put(AzureBatchBeans.LINKS, links());
    return beans;
  }

  /** Links to outputs, for people and services outside Azure Batch; the bean {@code azureBatch}. */
  public AzureBatchLinks links() {
    if (links == null) {
      links = new AzureBatchLinks(parts().access(), parts().authenticity());
    }
    return links;
  }

  /** The persisted outputs in the default account, for Java code. */
  public AzureBatchOutputs outputs() {
    return new AzureBatchOutputs(parts().accounts().get(null).storage());
  }

  /**
   * The persisted outputs in another account, for Java code.
   *
   * @throws InvalidInputException if no account of that name is configured
   */
  public AzureBatchOutputs outputs(String account) {
    return new AzureBatchOutputs(parts().accounts().get(account).storage());
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    parts().addParseListener(engine);
    parts().addJobHandlers(engine);
    parts().addNotes(engine);
    EngineParts.addBeans(beans(), engine);
    if (parts().needsSpin(engine)) {
      spin.preInit(engine);
    }
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    parts().addRetries(engine);
    parts().registerOutbox(engine);
    parts().checkSurroundings(engine);
    if (parts().needsSpin(engine)) {
      spin.postInit(engine);
    }
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    background = parts().background(engine);
  }

  /**
   * Polls and ends the waits that are due, and searches for orphans if that is due, on the caller's
   * thread: for tests, which have no job executor.
   */
  public void poll() {
    background().poll();
  }

  /**
   * What an operator does with waits, whichever engine node looks after them.
   *
   * @throws ProcessEngineException if the process engine is not built yet
   */
  public AzureBatchOperations operations() {
    return background().operations();
  }

  /**
   * The health of the plugin on this engine node: what the last calls to each account met. It
   * returns at once; where the last call was made long ago, a cheap call begins on another thread,
   * and the next health has its result.
   */
  public AzureBatchHealth health() {
    return background().health();
  }

  /**
   * What keeps waits from going on, in the order of its {@linkplain Outage#subject subjects}: an
   * account that cannot be reached, or a part of the plugin that fails. Empty while nothing does.
   */
  public List<Outage> outages() {
    return background().outages();
  }

  /**
   * The text with {@code [secret cut]} in place of each configured key and secret, plain or
   * encoded, and with {@code [signature cut]} in place of each signature: for texts that others see
   * and that may quote one, such as the value of a property. Secrets with fewer than six characters
   * are not found.
   */
  public String withoutSecrets(String text) {
    parts();
    return ForeignText.cut(text);
  }

  @Override
  public void close() {
    if (background != null) {
      background.close();
    }
    if (parts != null) {
      parts.close();
    }
  }

  private EngineParts parts() {
    if (parts == null) {
      parts =
          new EngineParts(
              AzureBatchConfiguration.fromProperties("", properties.read(), builder -> {}));
    }
    return parts;
  }

  private Background background() {
    if (background == null) {
      throw new ProcessEngineException("The process engine is not built yet");
    }
    return background;
  }
}
