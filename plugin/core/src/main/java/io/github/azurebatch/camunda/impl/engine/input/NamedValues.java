package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names and values: a map or the REST API's list of {@code name} and {@code value}, also as JSON
 * text, or text with a line {@code NAME=value} each, or a list of such lines. A value may be empty;
 * null counts as no entry. Names of the plugin's own are refused.
 */
public final class NamedValues {

  private static final String RESERVED = "CAMUNDA_AZURE_BATCH_";

  private final Map<String, String> values = new LinkedHashMap<>();

  private NamedValues() {}

  public static Map<String, String> read(Object given) {
    NamedValues read = new NamedValues();
    read.addAll(RestForms.data(given));
    return read.values;
  }

  private void addAll(Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, given) -> add(String.valueOf(name), given));
    } else if (value instanceof List<?> list) {
      list.stream().filter(Objects::nonNull).forEach(this::addElement);
    } else {
      PlainText.of(value).lines().filter(line -> !line.isBlank()).forEach(this::addLine);
    }
  }

  private void addElement(Object element) {
    if (element instanceof String line) {
      addAll(line);
      return;
    }
    Fields entry = Fields.of(element);
    add(entry.text("name"), entry.value("value"));
  }

  private void addLine(String line) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new InvalidInputException("the line '" + line + "' is not of the form NAME=value");
    }
    add(line.substring(0, equals).trim(), line.substring(equals + 1).trim());
  }

  private void add(String name, @Nullable Object value) {
    if (name.isBlank()) {
      throw new InvalidInputException("the value '" + value + "' has no name");
    }
    if (name.startsWith(RESERVED)) {
      throw new InvalidInputException(
          "'%s' is the plugin's own: names that begin with %s are".formatted(name, RESERVED));
    }
    if (value != null) {
      values.put(name, PlainText.orJson(value));
    }
  }
}
