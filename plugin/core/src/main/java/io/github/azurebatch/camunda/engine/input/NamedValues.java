package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.engine.variable.Fields;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names and values: a map or the REST API's list of {@code name} and {@code value}, also as JSON
 * text, or text with a line {@code NAME=value} each. Names of the plugin's own are refused.
 */
final class NamedValues {

  private static final String RESERVED = "CAMUNDA_AZURE_BATCH_";

  private NamedValues() {}

  static Map<String, String> read(Object given) {
    Object value = RestForms.data(given);
    Map<String, String> values = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, text) -> add(String.valueOf(name), String.valueOf(text), values));
    } else if (value instanceof List<?> list) {
      list.stream()
          .map(Fields::of)
          .forEach(entry -> add(entry.text("name"), entry.text("value"), values));
    } else {
      value.toString().lines().filter(line -> !line.isBlank()).forEach(line -> add(line, values));
    }
    return values;
  }

  private static void add(String line, Map<String, String> values) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new InvalidInputException("the line '" + line + "' is not of the form NAME=value");
    }
    add(line.substring(0, equals).trim(), line.substring(equals + 1).trim(), values);
  }

  private static void add(String name, String value, Map<String, String> values) {
    if (name.startsWith(RESERVED)) {
      throw new InvalidInputException(
          "'%s' is the plugin's own: names that begin with %s are".formatted(name, RESERVED));
    }
    values.put(name, value);
  }
}
