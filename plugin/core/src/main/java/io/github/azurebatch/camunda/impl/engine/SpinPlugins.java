package io.github.azurebatch.camunda.impl.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

/** Looks for the Spin plugin, which a second one would configure again. */
final class SpinPlugins {

  private SpinPlugins() {}

  /** Whether the Spin plugin is among them, or inside a composite plugin, as on Spring Boot. */
  static boolean areAmong(List<ProcessEnginePlugin> plugins) {
    return plugins.stream().anyMatch(SpinPlugins::isOrHasOne);
  }

  private static boolean isOrHasOne(ProcessEnginePlugin plugin) {
    return plugin instanceof SpinProcessEnginePlugin
        || (plugin instanceof CompositeProcessEnginePlugin composite
            && areAmong(composite.getPlugins()));
  }
}
