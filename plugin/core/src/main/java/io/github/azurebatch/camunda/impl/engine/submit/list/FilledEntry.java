package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.JsonText;
import io.github.azurebatch.camunda.impl.engine.input.NamedValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills the placeholders in parsed entries of one input with the values of one item. */
record FilledEntry(String input, Item item) {

  /** Fields whose text would be read as JSON. */
  private static final Set<String> OBJECTS =
      Set.of(
          "file",
          "destination",
          "container",
          "uploadOptions",
          "uploadHeaders",
          "identityReference");

  /**
   * A file. A line that is nothing but a placeholder takes a map of the item for its fields, and a
   * list for several files.
   */
  Object file(EntryPattern entry) {
    Object filled = Objects.requireNonNull(data("", entry.data(), entry.isLine()));
    if (!entry.isLine() || !(filled instanceof Map<?, ?> file) || file.size() != 1) {
      return filled;
    }
    Map.Entry<?, ?> only = file.entrySet().iterator().next();
    if (only.getValue() instanceof List<?> list) {
      return list.stream().map(element -> asFile(only.getKey(), element)).toList();
    }
    return only.getValue() instanceof Map<?, ?> fields ? fields : filled;
  }

  /** A text in a list of the item is the field, and no line. */
  private static Object asFile(Object field, @Nullable Object element) {
    return element instanceof Map || element == null
        ? Objects.requireNonNullElse(element, List.of())
        : Map.of(field, element);
  }

  /**
   * The environment.
   *
   * @throws InvalidInputException if two settings get the same name
   */
  Map<String, @Nullable Object> environment(List<NamedValues.Entry> settings) {
    Map<String, @Nullable Object> environment = new LinkedHashMap<>();
    Map<String, String> patterns = new LinkedHashMap<>();
    for (NamedValues.Entry setting : settings) {
      String name = item.fill(setting.name(), value -> oneLine(value, setting.isLine()));
      String other = patterns.put(name, setting.name());
      if (other != null && !other.equals(setting.name())) {
        throw new InvalidInputException(
            "%s gives two settings the name '%s', '%s' and '%s'"
                .formatted(item.description(), name, other, setting.name()));
      }
      environment.put(name, data("", setting.value(), setting.isLine()));
    }
    return environment;
  }

  private @Nullable Object data(String field, @Nullable Object value, boolean isLine) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> filled = new LinkedHashMap<>();
      map.forEach((key, element) -> filled.put(key, data(String.valueOf(key), element, isLine)));
      return filled;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(element -> data(field, element, isLine)).toList();
    }
    return value instanceof String text ? text(field, text, isLine) : value;
  }

  private @Nullable Object text(String field, String text, boolean isLine) {
    boolean isObject = OBJECTS.contains(field);
    if (isObject && JsonText.isMeant(text) && !EntryPattern.beginsWithPlaceholder(text)) {
      return data(field, EntryPattern.json(text), isLine);
    }
    Object structure = item.structure(text);
    if (structure != null) {
      return structure;
    }
    String filled = item.fill(text, value -> oneLine(value, isLine));
    if (isObject && JsonText.isMeant(filled)) {
      throw new InvalidInputException(
          "%s has a text in place of '%s', which would be read as JSON; give it a map"
              .formatted(item.description(), text));
    }
    return filled;
  }

  private String oneLine(String value, boolean isLine) {
    if (isLine && value.lines().count() > 1) {
      throw new InvalidInputException(
          "%s has several lines; give '%s' as JSON or as a map"
              .formatted(item.description(), input));
    }
    return value;
  }
}
