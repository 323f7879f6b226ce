package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.input.JsonText;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The inputs of the activity as a pattern: with an item's values they are those of one task. */
record TaskPattern(Inputs inputs) {

  /**
   * Inputs with a line for each entry. Their special characters are escaped in the value of an
   * item.
   */
  private static final Set<String> LINES =
      Set.of(AzureBatchInputs.OUTPUT_FILES, AzureBatchInputs.RESOURCE_FILES);

  private static final Set<String> FILLED =
      Set.of(
          AzureBatchInputs.COMMAND_LINE,
          AzureBatchInputs.ENVIRONMENT,
          AzureBatchInputs.OUTPUT_FILES,
          AzureBatchInputs.RESOURCE_FILES);

  /**
   * The inputs of the item's task.
   *
   * @throws InvalidInputException if the item lacks a field that the pattern asks for
   */
  Inputs of(Item item) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put(AzureBatchInputs.TASK_ID, item.taskId());
    for (String name : FILLED) {
      Object value = inputs.value(name);
      if (value != null) {
        own.put(name, inputs.checked(name, value, given -> filled(name, given, item)));
      }
    }
    return inputs.with(own);
  }

  /**
   * Any task of the list, for what all have in common: with the item's values everywhere but in the
   * output files.
   */
  Inputs anyOf(Item item) {
    Object outputFiles = inputs.value(AzureBatchInputs.OUTPUT_FILES);
    Inputs any = of(item);
    return outputFiles == null ? any : any.with(Map.of(AzureBatchInputs.OUTPUT_FILES, outputFiles));
  }

  private static Object filled(String name, Object value, Item item) {
    return name.equals(AzureBatchInputs.COMMAND_LINE)
        ? item.fill(PlainText.of(value), UnaryOperator.identity())
        : Objects.requireNonNull(filledEntries(name, value, item));
  }

  /** A text in a list has lines, like a text without a list. */
  private static @Nullable Object filledEntries(String name, @Nullable Object value, Item item) {
    if (value instanceof List<?> list) {
      return list.stream().map(element -> filledEntries(name, element, item)).toList();
    }
    return value instanceof String text ? filledText(name, text, item) : filledData(value, item);
  }

  private static Object filledText(String name, String text, Item item) {
    boolean isJson =
        LINES.contains(name) ? JsonText.isMeantBesidePatterns(text) : JsonText.isMeant(text);
    if (!isJson) {
      return item.fill(text, value -> line(name, value, item));
    }
    return Json.parse(text) instanceof ParsedJson.Whole whole
        ? Objects.requireNonNullElse(filledEntries(name, whole.data(), item), text)
        // a placeholder stands for a number or an object: its reader finds out whether that is JSON
        : item.fill(text, UnaryOperator.identity());
  }

  private static String line(String name, String value, Item item) {
    if (value.lines().count() > 1) {
      throw new InvalidInputException(
          "%s has several lines; give '%s' as JSON or as a map"
              .formatted(item.description(), name));
    }
    return LINES.contains(name) ? value.replace("|", "\\|").replace("->", "\\->") : value;
  }

  private static @Nullable Object filledData(@Nullable Object value, Item item) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> filled = new LinkedHashMap<>();
      map.forEach((key, field) -> filled.put(key, filledData(field, item)));
      return filled;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(element -> filledData(element, item)).toList();
    }
    return value instanceof String text ? item.fill(text, UnaryOperator.identity()) : value;
  }
}
