package io.github.azurebatch.camunda.engine.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Typed access to the fields of a JSON object that a model, or this plugin, wrote. */
public final class Fields {

  private final Map<?, ?> values;

  private Fields(Map<?, ?> values) {
    this.values = values;
  }

  /**
   * The fields of a map, or of a JSON text.
   *
   * @throws InvalidInputException if the value is no JSON object
   */
  public static Fields of(@Nullable Object value) {
    if (data(value) instanceof Map<?, ?> map) {
      return new Fields(map);
    }
    throw new InvalidInputException("a JSON object is expected, not " + describe(value));
  }

  private static @Nullable Object data(@Nullable Object value) {
    try {
      return value instanceof String text ? Json.read(text) : Json.plain(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("a JSON object is expected, not '" + value + "'");
    }
  }

  public boolean has(String name) {
    return values.get(name) != null;
  }

  public String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw new InvalidInputException("the field '" + name + "' is missing");
    }
    return text;
  }

  public @Nullable String optionalText(String name) {
    Object value = values.get(name);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }

  /** A number of things, from 0. */
  public int count(String name) {
    String text = text(name);
    if (!text.matches("\\d{1,9}")) {
      throw new InvalidInputException("the field '" + name + "' is no count: '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  public @Nullable Instant optionalInstant(String name) {
    return has(name) ? instant(name) : null;
  }

  public @Nullable Duration optionalDuration(String name) {
    return has(name) ? Durations.parse(text(name)) : null;
  }

  public Instant instant(String name) {
    String text = text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidInputException("the field '" + name + "' is no instant: '" + text + "'");
    }
  }

  public boolean flag(String name) {
    return Boolean.parseBoolean(String.valueOf(values.get(name)));
  }

  public @Nullable Object value(String name) {
    return values.get(name);
  }

  /** The fields of the object of that name; none if there is no such object. */
  public Fields nested(String name) {
    return has(name) ? of(value(name)) : new Fields(Map.of());
  }

  /** The list of that name; empty if there is none. */
  public List<?> list(String name) {
    Object value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new InvalidInputException("the field '" + name + "' must be a list");
  }

  /** The texts of the list of that name. */
  public List<String> texts(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  /**
   * @throws InvalidInputException if there is a field that is not among the known ones
   */
  public void refuseOthersThan(Set<String> known) {
    for (Object name : values.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        throw new InvalidInputException(
            "the field '%s' is unknown; known are %s".formatted(name, new TreeSet<>(known)));
      }
    }
  }

  private static String describe(@Nullable Object value) {
    return value == null ? "nothing" : value.getClass().getSimpleName();
  }
}
