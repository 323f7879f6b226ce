package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the input {@code environment}: a map, or text with a line {@code NAME=value} each. */
final class EnvironmentReader {

  private EnvironmentReader() {}

  static Map<String, String> read(Object value) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, setting) -> settings.put(String.valueOf(name), String.valueOf(setting)));
    } else {
      value.toString().lines().filter(line -> !line.isBlank()).forEach(line -> add(line, settings));
    }
    return settings;
  }

  private static void add(String line, Map<String, String> settings) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new InvalidInputException("the line '" + line + "' is not of the form NAME=value");
    }
    settings.put(line.substring(0, equals).trim(), line.substring(equals + 1).trim());
  }
}
