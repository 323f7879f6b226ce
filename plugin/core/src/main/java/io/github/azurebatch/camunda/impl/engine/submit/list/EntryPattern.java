package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson.Malformed;
import io.github.azurebatch.camunda.impl.engine.input.Entries;
import io.github.azurebatch.camunda.impl.engine.input.JsonText;
import io.github.azurebatch.camunda.impl.engine.input.NamedValues;
import io.github.azurebatch.camunda.impl.engine.input.TextLine;
import io.github.azurebatch.camunda.impl.engine.pattern.Placeholders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an input, parsed before placeholders are filled: a value of an item then stands where
 * its placeholder stands, whatever signs are in it, and adds no entry and no field.
 *
 * @param data a map with placeholders in its texts
 * @param isLine whether it was a line of text, where a value has one line as well
 */
record EntryPattern(Object data, boolean isLine) {

  /**
   * The files in all forms of {@code outputFiles} and {@code resourceFiles}.
   *
   * @param fromLine the fields that a line stands for
   * @throws InvalidInputException if it is JSON only after placeholders are filled
   */
  static List<EntryPattern> files(Object value, Function<TextLine, Map<String, Object>> fromLine) {
    return new Entries<EntryPattern>(
            line -> new EntryPattern(fromLine.apply(line), true),
            data -> Stream.of(new EntryPattern(data, false)),
            EntryPattern::json)
        .of(value)
        .toList();
  }

  /** The settings of {@code environment}, each with its name and its value. */
  static List<NamedValues.Entry> settings(Object value) {
    return NamedValues.entries(value instanceof String text ? settingsIn(text) : value);
  }

  /** A line may begin with a placeholder. */
  private static Object settingsIn(String text) {
    return JsonText.isMeant(text) && !beginsWithPlaceholder(text)
        ? Objects.requireNonNullElse(json(text), text)
        : text;
  }

  static boolean beginsWithPlaceholder(String text) {
    return Placeholders.PATTERN.matcher(text.stripLeading()).lookingAt();
  }

  static @Nullable Object json(String text) {
    if (Json.parse(text) instanceof Malformed malformed
        && Placeholders.PATTERN.matcher(text).find()) {
      throw new InvalidInputException(
          "it is no JSON before its placeholders are filled: %s. Write each placeholder in quotation marks, \"{item}\": a list or a map of an item stands there as it is, and a text keeps its quotation marks"
              .formatted(malformed.explained()));
    }
    return Json.read(text);
  }
}
