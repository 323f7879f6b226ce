package io.github.azurebatch.camunda.impl.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Recognizes an engine that lives in a Spring application context, without needing Spring: there a
 * beans map of ours would replace the context in expressions.
 */
final class SpringEngine {

  private SpringEngine() {}

  static boolean is(ProcessEngineConfigurationImpl engine) {
    for (Class<?> type = engine.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith("org.camunda.bpm.engine.spring.")) {
        return true;
      }
    }
    return false;
  }
}
