package io.github.azurebatch.camunda.impl.engine;

import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import org.camunda.bpm.engine.ProcessEngine;

/** The waits that are there when an engine starts for the first time with marks. */
final class EarlierWaits {

  private EarlierWaits() {}

  /** One statement. */
  static boolean exist(ProcessEngine engine) {
    return engine.getExternalTaskService().getTopicNames().stream()
        .anyMatch(name -> Topic.parse(name).isPresent());
  }
}
