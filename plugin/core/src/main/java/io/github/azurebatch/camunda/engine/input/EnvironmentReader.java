package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.TaskEnvironment;
import java.util.Map;

/** Reads the input {@code environment}, whose values may name secrets. */
final class EnvironmentReader {

  private final Secrets secrets;

  EnvironmentReader(Secrets secrets) {
    this.secrets = secrets;
  }

  TaskEnvironment read(Inputs inputs) {
    Object value = inputs.value("environment");
    return value == null ? TaskEnvironment.EMPTY : inputs.checked("environment", value, this::read);
  }

  private TaskEnvironment read(Object value) {
    Map<String, String> settings = NamedValues.read(value);
    settings.replaceAll((name, setting) -> secrets.reveal(setting));
    return new TaskEnvironment(settings);
  }
}
