package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.input.TextLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An output file in the short text form, {@code pattern -> path | condition | required | name=value
 * ...}, as the fields that the other forms have.
 */
final class OutputFileLine {

  private static final String ROOT = "/";
  private static final Set<String> OPTIONS = options();

  private OutputFileLine() {}

  private static Set<String> options() {
    Set<String> options = new TreeSet<>(UploadHeaders.SHORT_NAMES.keySet());
    options.addAll(Set.of("kind", "container", "identity"));
    return options;
  }

  static Fields fields(TextLine line) {
    if (line.left().isBlank()) {
      throw new InvalidInputException("a file pattern is missing");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("filePattern", line.left());
    if (line.right() != null) {
      fields.put("path", line.right().isEmpty() ? ROOT : line.right());
    }
    line.options().forEach(option -> put(option, fields));
    return Fields.of(fields);
  }

  private static void put(String option, Map<String, Object> fields) {
    int equals = option.indexOf('=');
    if (equals >= 0) {
      String name = known(option.substring(0, equals).trim(), option);
      putOnce(name, option.substring(equals + 1).trim(), fields);
    } else if (option.equals("required")) {
      fields.put("required", true);
    } else {
      putOnce("uploadCondition", option, fields);
    }
  }

  private static void putOnce(String name, String value, Map<String, Object> fields) {
    Object before = fields.put(name, value);
    if (before != null && !before.equals(value)) {
      throw new InvalidInputException(
          "'%s' has two values of '%s', '%s' and '%s'; write a line for each"
              .formatted(fields.get("filePattern"), name, before, value));
    }
  }

  private static String known(String name, String option) {
    if (!OPTIONS.contains(name)) {
      throw new InvalidInputException(
          "the option '%s' is unknown; known are required, an upload condition, and %s with a value"
              .formatted(option, OPTIONS));
    }
    return name;
  }
}
