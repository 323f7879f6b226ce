package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Texts between commas or on lines, or a list of them, also as JSON text. */
public final class TextEntries {

  private static final String SEPARATOR = "[,\\n]";

  private TextEntries() {}

  public static List<String> read(Object value) {
    return texts(value).map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  private static Stream<String> texts(Object value) {
    Object data =
        value instanceof String text && JsonText.isMeantAsTexts(text) ? Json.read(text) : value;
    return data instanceof List<?> list
        ? list.stream().filter(Objects::nonNull).map(PlainText::of)
        : Stream.of(PlainText.of(Objects.requireNonNull(data)).split(SEPARATOR));
  }
}
