package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An input that is given as text with a line per entry, as a map, as JSON text, or as a list of any
 * of these.
 *
 * @param fromLine reads an entry of the text
 * @param fromData reads the entries of a map
 * @param fromJson parses JSON text
 */
public record Entries<T>(
    Function<TextLine, T> fromLine,
    Function<Object, Stream<T>> fromData,
    Function<String, @Nullable Object> fromJson) {

  public static <T> List<T> read(
      Object value, Function<TextLine, T> fromLine, Function<Object, Stream<T>> fromData) {
    return new Entries<>(fromLine, fromData, Json::read).of(value).toList();
  }

  /** The entries, in their order. */
  public Stream<T> of(@Nullable Object value) {
    if (value instanceof String text) {
      return JsonText.isMeantBesidePatterns(text)
          ? of(fromJson.apply(text))
          : TextLine.parseAll(text).stream().map(fromLine);
    }
    if (value instanceof List<?> list) {
      return list.stream().flatMap(this::of);
    }
    return value == null ? Stream.empty() : fromData.apply(value);
  }
}
