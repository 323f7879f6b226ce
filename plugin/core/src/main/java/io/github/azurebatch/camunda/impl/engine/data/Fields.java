package io.github.azurebatch.camunda.impl.engine.data;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.value.Durations;
import io.github.azurebatch.camunda.impl.engine.data.value.Excerpt;
import io.github.azurebatch.camunda.impl.engine.data.value.WholeNumber;
import io.github.azurebatch.camunda.impl.engine.data.value.YesOrNo;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
   * @throws InvalidInputException if the value is not a JSON object
   */
  public static Fields of(@Nullable Object value) {
    Object data = value instanceof String text && isObject(text) ? Json.read(text) : value;
    if (data instanceof Map<?, ?> map) {
      return new Fields(map);
    }
    throw new InvalidInputException("a JSON object is expected, not " + describe(value));
  }

  private static boolean isObject(String text) {
    return Json.withoutByteOrderMark(text).stripLeading().startsWith("{");
  }

  /** All fields, as they were given. */
  public Map<?, ?> asMap() {
    return values;
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
    String text = anyText(name);
    return text == null || text.isBlank() ? null : text;
  }

  /** The text of the field, which may be empty; null if there is no such field. */
  public @Nullable String anyText(String name) {
    Object value = values.get(name);
    return value == null ? null : in(name, () -> PlainText.of(value));
  }

  private static <T> T in(String name, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidInputException e) {
      throw new InvalidInputException("the field '%s': %s".formatted(name, e.getMessage()));
    }
  }

  /** A number of things, from 0. */
  public int count(String name) {
    String text = text(name);
    int count = in(name, () -> WholeNumber.parse(text));
    if (count < 0) {
      throw new InvalidInputException("the field '" + name + "' is no count: '" + text + "'");
    }
    return count;
  }

  public @Nullable Instant optionalInstant(String name) {
    return has(name) ? instant(name) : null;
  }

  public @Nullable Duration optionalDuration(String name) {
    if (!has(name)) {
      return null;
    }
    String text = text(name);
    return in(name, () -> Durations.parse(text));
  }

  public Instant instant(String name) {
    String text = text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidInputException("the field '" + name + "' is no instant: '" + text + "'");
    }
  }

  /** Whether it is there and {@code true}. */
  public boolean flag(String name) {
    String text = optionalText(name);
    return text != null && in(name, () -> YesOrNo.parse(text.strip()));
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

  /**
   * The objects of the list of that name; none if there is no list.
   *
   * @param reader reads one; what it refuses is reported with the place in the list, from 0
   */
  public <T> List<T> objects(String name, Function<Fields, T> reader) {
    List<?> elements = list(name);
    return IntStream.range(0, elements.size())
        .mapToObj(
            index -> in(name + "[" + index + "]", () -> reader.apply(of(elements.get(index)))))
        .toList();
  }

  /** The texts of the list of that name, without nulls. */
  public List<String> texts(String name) {
    return list(name).stream()
        .filter(Objects::nonNull)
        .map(text -> in(name, () -> PlainText.of(text)))
        .toList();
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
    if (value instanceof String text) {
      return "'%s'".formatted(Excerpt.of(text));
    }
    if (value instanceof List) {
      return "a list";
    }
    return value == null ? "nothing" : "'" + value + "'";
  }
}
