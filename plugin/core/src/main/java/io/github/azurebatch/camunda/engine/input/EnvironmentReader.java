package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.TaskEnvironment;
import io.github.azurebatch.camunda.engine.variable.Fields;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the input {@code environment}: a map or the REST API's list of {@code name} and {@code
 * value}, also as JSON text, or text with a line {@code NAME=value} each. Values may name secrets.
 */
final class EnvironmentReader {

  private static final String RESERVED = "CAMUNDA_AZURE_BATCH_";

  private final Secrets secrets;

  EnvironmentReader(Secrets secrets) {
    this.secrets = secrets;
  }

  TaskEnvironment read(Inputs inputs) {
    Object value = inputs.value("environment");
    return value == null ? TaskEnvironment.EMPTY : inputs.checked("environment", value, this::read);
  }

  private TaskEnvironment read(Object given) {
    Object value = RestForms.data(given);
    Map<String, String> settings = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, setting) -> add(String.valueOf(name), String.valueOf(setting), settings));
    } else if (value instanceof List<?> list) {
      list.stream()
          .map(Fields::of)
          .forEach(entry -> add(entry.text("name"), entry.text("value"), settings));
    } else {
      value.toString().lines().filter(line -> !line.isBlank()).forEach(line -> add(line, settings));
    }
    return new TaskEnvironment(settings);
  }

  private void add(String line, Map<String, String> settings) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new InvalidInputException("the line '" + line + "' is not of the form NAME=value");
    }
    add(line.substring(0, equals).trim(), line.substring(equals + 1).trim(), settings);
  }

  private void add(String name, String value, Map<String, String> settings) {
    if (name.startsWith(RESERVED)) {
      throw new InvalidInputException(
          "'%s' is the plugin's own: names that begin with %s are".formatted(name, RESERVED));
    }
    settings.put(name, secrets.reveal(value));
  }
}
