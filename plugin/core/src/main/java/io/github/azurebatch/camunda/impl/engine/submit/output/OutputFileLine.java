package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.TextLine;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An output file in the short text form, {@code pattern -> path | condition | required | name=value
 * ...}, as the fields that the other forms have.
 */
final class OutputFileLine {

  private static final String ROOT = "/";

  private OutputFileLine() {}

  static Map<String, Object> fields(TextLine line) {
    if (line.left().isBlank()) {
      throw new InvalidInputException("a file pattern is missing");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(OutputFileFields.FILE_PATTERN, line.left());
    if (line.right() != null) {
      fields.put(OutputFileFields.PATH, line.right().isEmpty() ? ROOT : line.right());
    }
    line.options().forEach(option -> put(option, fields));
    return fields;
  }

  private static void put(String option, Map<String, Object> fields) {
    int equals = option.indexOf('=');
    if (equals >= 0) {
      String name = known(option.substring(0, equals).strip(), option);
      putOnce(name, option.substring(equals + 1).strip(), fields);
    } else if (option.equals(OutputFileFields.REQUIRED)) {
      fields.put(OutputFileFields.REQUIRED, true);
    } else {
      putOnce(OutputFileFields.UPLOAD_CONDITION, option, fields);
    }
  }

  private static void putOnce(String name, String value, Map<String, Object> fields) {
    Object before = fields.put(name, value);
    if (before != null && !before.equals(value)) {
      throw new InvalidInputException(
          "'%s' has two values of '%s', '%s' and '%s'; write a line for each"
              .formatted(fields.get(OutputFileFields.FILE_PATTERN), name, before, value));
    }
  }

  private static String known(String name, String option) {
    if (!OutputFileFields.OF_A_LINE.contains(name)) {
      throw new InvalidInputException(
          "the option '%s' is unknown; known are required, an upload condition, and %s with a value"
              .formatted(option, OutputFileFields.OF_A_LINE));
    }
    return name;
  }
}
