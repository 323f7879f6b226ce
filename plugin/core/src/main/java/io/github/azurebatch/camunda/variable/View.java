package io.github.azurebatch.camunda.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.PlainData;
import io.github.azurebatch.camunda.impl.engine.variable.PlainVariables;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** The fields of a variable, and the name under which messages speak of it. */
final class View {

  private static final String VERSION = "version";

  private final String name;
  private final Map<String, Object> values;
  private final Fields fields;

  private View(String name, Map<String, Object> values) {
    this.name = name;
    this.values = Collections.unmodifiableMap(values);
    this.fields = Fields.of(values);
  }

  /**
   * A variable that the scope sees.
   *
   * @throws InvalidInputException if there is no such variable, or it is no JSON object
   */
  static View of(VariableScope scope, String variable) {
    Object value = PlainVariables.visible(scope, variable);
    if (value == null) {
      throw new InvalidInputException(
          "There is no variable '%s'; the execution sees %s"
              .formatted(variable, new TreeSet<>(scope.getVariableNames())));
    }
    return new View(variable, object(variable, value)).ofKnownFormat();
  }

  /**
   * A value as the engine, Spin or a parser of JSON gives it.
   *
   * @param name how messages name it
   * @throws InvalidInputException if it is null, or no JSON object
   */
  static View of(String name, @Nullable Object value) {
    return part(name, value).ofKnownFormat();
  }

  /** An object in a variable: only the variable has a version, and a file may be called so. */
  private static View part(String name, @Nullable Object value) {
    Object plain = PlainData.of(name, value);
    if (plain == null) {
      throw new InvalidInputException("There is no '%s': the value is null".formatted(name));
    }
    return new View(name, object(name, plain));
  }

  private View ofKnownFormat() {
    if (version() > Results.FORMAT_VERSION) {
      throw new InvalidInputException(
          "'%s' has the format version %d, and this version of camunda-azure-batch reads up to %d: a later version wrote it"
              .formatted(name, version(), Results.FORMAT_VERSION));
    }
    return this;
  }

  private static Map<String, Object> object(String name, Object plain) {
    Object data = plain instanceof String text ? in(name, () -> Json.read(text)) : plain;
    if (!(data instanceof Map<?, ?> map)) {
      throw new InvalidInputException(
          "'%s' is no JSON object but a value of %s".formatted(name, plain.getClass().getName()));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((field, value) -> values.put(String.valueOf(field), value));
    return values;
  }

  private static <T> T in(String name, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidInputException e) {
      throw new InvalidInputException("'%s': %s".formatted(name, e.getMessage()));
    }
  }

  /** Unmodifiable; null values stay. */
  Map<String, Object> asMap() {
    return values;
  }

  /** How messages name it. */
  String name() {
    return name;
  }

  int version() {
    return integer(VERSION).orElse(Results.FORMAT_VERSION);
  }

  boolean has(String field) {
    return fields.has(field);
  }

  String text(String field) {
    return in(name, () -> fields.text(field));
  }

  /** Empty where the field is missing, null or blank. */
  Optional<String> optionalText(String field) {
    return in(name, () -> Optional.ofNullable(fields.optionalText(field)));
  }

  /** Empty only where the field is missing or null: an empty log is a log. */
  Optional<String> anyText(String field) {
    return in(name, () -> Optional.ofNullable(fields.anyText(field)));
  }

  int count(String field) {
    return in(name, () -> fields.count(field));
  }

  OptionalInt integer(String field) {
    if (!has(field)) {
      return OptionalInt.empty();
    }
    if (values.get(field) instanceof Number number) {
      return OptionalInt.of(number.intValue());
    }
    throw new InvalidInputException("'%s': the field '%s' is no number".formatted(name, field));
  }

  long size(String field) {
    if (values.get(field) instanceof Number number) {
      return number.longValue();
    }
    throw new InvalidInputException(
        "'%s': the field '%s' is missing, or no number".formatted(name, field));
  }

  boolean flag(String field) {
    return in(name, () -> fields.flag(field));
  }

  Instant instant(String field) {
    String text = text(field);
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "'%s': the field '%s' is no time of ISO 8601: '%s'".formatted(name, field, text));
    }
  }

  Optional<Instant> optionalInstant(String field) {
    return has(field) ? Optional.of(instant(field)) : Optional.empty();
  }

  Optional<Duration> optionalDuration(String field) {
    return in(name, () -> Optional.ofNullable(fields.optionalDuration(field)));
  }

  List<String> texts(String field) {
    return in(name, () -> fields.texts(field));
  }

  /** The elements of a list of objects; empty where there is no list. */
  List<View> list(String field) {
    return in(name, () -> fields.list(field)).stream()
        .map(element -> part("%s.%s[]".formatted(name, field), element))
        .toList();
  }

  /** The object of that name; empty where there is none. */
  Optional<View> nested(String field) {
    return has(field)
        ? Optional.of(part("%s.%s".formatted(name, field), values.get(field)))
        : Optional.empty();
  }

  /** The entries of the object of that name; none where there is no such object. */
  Map<String, Object> map(String field) {
    return nested(field).map(View::asMap).orElse(Map.of());
  }

  @Override
  public String toString() {
    return "%s with %s".formatted(name, values.keySet());
  }
}
