package io.github.azurebatch.camunda.impl.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Recognizes an engine in a Spring application context without a dependency on Spring. There a map
 * of beans would take the place of the context in expressions.
 */
final class SpringEngine {

  private static final String PACKAGE = ProcessEngine.class.getPackageName() + ".spring.";

  private SpringEngine() {}

  static boolean is(ProcessEngineConfigurationImpl engine) {
    for (Class<?> type = engine.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith(PACKAGE)) {
        return true;
      }
    }
    return false;
  }
}
