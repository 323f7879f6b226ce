package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.variable.StoredText;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.jspecify.annotations.Nullable;

/**
 * The value of an input as it is stored with its activity: whole, or refused before the activity
 * begins.
 */
final class StoredInput {

  /** A request to Azure Batch holds no more. */
  static final int MOST_TEXT = 1024 * 1024;

  /** Room for a list of many small items; what a request takes is checked when it is made. */
  static final int MOST_DATA = 16 * MOST_TEXT;

  private StoredInput() {}

  /**
   * @param value plain data
   * @throws InvalidInputException if it is longer than any request or list may be
   */
  static @Nullable Object of(String name, @Nullable Object value) {
    if (value == null || isOfTheEngine(value)) {
      return value;
    }
    if (value instanceof Map || value instanceof List) {
      SerializableValue json = (SerializableValue) Json.variable(value);
      return atMost(MOST_DATA, Objects.requireNonNull(json.getValueSerialized()).length(), json);
    }
    String text = PlainText.of(value);
    return atMost(
        name.equals(AzureBatchInputs.ITEMS) ? MOST_DATA : MOST_TEXT,
        text.length(),
        StoredText.variable(text));
  }

  /** It has types of its own for these; other numbers it would serialize with Java. */
  private static boolean isOfTheEngine(Object scalar) {
    return scalar instanceof Boolean
        || scalar instanceof Integer
        || scalar instanceof Long
        || scalar instanceof Short
        || scalar instanceof Double;
  }

  private static Object atMost(int most, int length, Object stored) {
    if (length > most) {
      throw new InvalidInputException(
          "it has %d characters; at most %d are taken".formatted(length, most));
    }
    return stored;
  }
}
