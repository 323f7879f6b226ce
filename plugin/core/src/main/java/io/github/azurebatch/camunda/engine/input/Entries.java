package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.engine.variable.Json;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An input that is given as text with a line per entry, as JSON text, or as a list of maps. */
final class Entries {

  private static final Pattern JSON = Pattern.compile("\\s*(\\{|\\[\\s*[{\\]]).*", Pattern.DOTALL);

  private Entries() {}

  static <T> List<T> read(
      Object value, Function<TextLine, T> fromLine, Function<Object, Stream<T>> fromData) {
    if (value instanceof String text && !JSON.matcher(text).matches()) {
      return TextLine.parseAll(text).stream().map(fromLine).toList();
    }
    return elements(value).flatMap(fromData).toList();
  }

  private static Stream<?> elements(Object value) {
    Object data = value instanceof String text ? parse(text) : value;
    return data instanceof List<?> list ? list.stream() : Stream.of(data);
  }

  private static Object parse(String text) {
    try {
      Object data = Json.read(text);
      return data == null ? List.of() : data;
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("it is no JSON: " + e.getMessage());
    }
  }
}
