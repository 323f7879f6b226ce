package io.github.azurebatch.camunda.impl.engine;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Spin's format for JSON, which the variables of activities need. It is a library of its own: this
 * plugin brings it for Camunda and CIB seven, and Operaton's is added by the application.
 */
final class JsonFormat {

  private static final String SERIALIZER = "spin://application/json";

  private JsonFormat() {}

  /**
   * Says so when the engine starts, and not in the middle of its first process.
   *
   * @throws InvalidInputException if the engine has no serializer for it
   */
  static void require(ProcessEngineConfigurationImpl engine) {
    if (engine.getVariableSerializers().getSerializerByName(SERIALIZER) == null) {
      String fork = ProcessEngine.class.getName().split("\\.")[1];
      throw new InvalidInputException(
          "Process engine '%s' cannot store JSON, which the variables of activities are. Add org.%s.spin:%s-spin-dataformat-json-jackson of the engine's version to the class path"
              .formatted(engine.getProcessEngineName(), fork, fork));
    }
  }
}
