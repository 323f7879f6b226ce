package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import java.util.ArrayList;
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

  private final List<Entry> entries = new ArrayList<>();

  private NamedValues() {}

  /**
   * A name with its value, as it is given.
   *
   * @param isLine whether it was a line of text
   */
  public record Entry(String name, @Nullable Object value, boolean isLine) {}

  public static Map<String, String> read(Object given) {
    Map<String, String> values = new LinkedHashMap<>();
    entries(RestForms.data(given)).forEach(entry -> add(entry, values));
    return values;
  }

  /**
   * The names and values, which are not checked yet.
   *
   * @param data which is no JSON text
   */
  public static List<Entry> entries(Object data) {
    NamedValues read = new NamedValues();
    read.addAll(data);
    return read.entries;
  }

  private void addAll(Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, given) -> entries.add(new Entry(String.valueOf(name), given, false)));
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
    entries.add(new Entry(entry.text("name"), entry.value("value"), false));
  }

  private void addLine(String line) {
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw new InvalidInputException("the line '" + line + "' is not of the form NAME=value");
    }
    entries.add(
        new Entry(line.substring(0, equals).strip(), line.substring(equals + 1).strip(), true));
  }

  private static void add(Entry entry, Map<String, String> values) {
    String name = entry.name();
    if (name.isBlank()) {
      throw new InvalidInputException("the value '" + entry.value() + "' has no name");
    }
    if (name.startsWith(RESERVED)) {
      throw new InvalidInputException(
          "'%s' is the plugin's own: names that begin with %s are".formatted(name, RESERVED));
    }
    if (entry.value() != null) {
      values.put(name, PlainText.orJson(entry.value()));
    }
  }
}
