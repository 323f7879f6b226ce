package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.data.value.Excerpt;
import io.github.azurebatch.camunda.impl.engine.pattern.Placeholders;
import io.github.azurebatch.camunda.impl.engine.secret.SecretNames;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * One item of the list, which fills the placeholders of the task pattern.
 *
 * @param index from 1
 */
record Item(
    int index, @Nullable Object value, String jobId, String taskId, String processInstanceId) {

  /**
   * @param escape applied to each value that replaces a placeholder
   * @throws InvalidInputException if the item has no such field, or completes the name of a secret
   */
  String fill(String text, UnaryOperator<String> escape) {
    String filled =
        Placeholders.PATTERN
            .matcher(text)
            .replaceAll(match -> Matcher.quoteReplacement(escape.apply(valueOf(match))));
    if (!SecretNames.in(filled).equals(SecretNames.in(text))) {
      throw new InvalidInputException(
          "%s completes the name of a secret in '%s'; only the model itself can name one, in one piece"
              .formatted(description(), Excerpt.of(text)));
    }
    return filled;
  }

  /**
   * The map or the list of the item that the text stands for, if it is nothing but a placeholder.
   *
   * @throws InvalidInputException if it names a secret
   */
  @Nullable Object structure(String text) {
    Matcher placeholder = Placeholders.PATTERN.matcher(text.strip());
    if (!placeholder.matches() || !placeholder.group(1).startsWith("item")) {
      return null;
    }
    Object field = field(placeholder);
    if (field instanceof Map || field instanceof List) {
      requireNoSecret(placeholder.group(), field);
      return field;
    }
    return null;
  }

  private String valueOf(MatchResult placeholder) {
    return switch (placeholder.group(1)) {
      case "index" -> String.valueOf(index);
      case "taskId" -> taskId;
      case "jobId" -> jobId;
      case "processInstanceId" -> processInstanceId;
      default -> text(placeholder.group(), field(placeholder));
    };
  }

  private @Nullable Object field(MatchResult placeholder) {
    Object field = value;
    for (String name : placeholder.group(2).split("\\.")) {
      if (!name.isEmpty()) {
        field = field instanceof Map<?, ?> map ? map.get(name) : null;
      }
    }
    return field;
  }

  private String text(String placeholder, @Nullable Object field) {
    if (field == null) {
      throw new InvalidInputException(
          "%s has nothing for the placeholder %s".formatted(description(), placeholder));
    }
    String text = PlainText.orJson(field);
    requireNoSecret(placeholder, text);
    return text;
  }

  private void requireNoSecret(String placeholder, Object data) {
    if (!SecretNames.in(data).isEmpty()) {
      throw new InvalidInputException(
          "item %d names a secret in place of %s; only the model itself can"
              .formatted(index, placeholder));
    }
  }

  /** How messages name it. */
  String description() {
    String text = String.valueOf(value);
    return text.equals(String.valueOf(index))
        ? "item " + index
        : "item %d ('%s')".formatted(index, Excerpt.of(text));
  }
}
