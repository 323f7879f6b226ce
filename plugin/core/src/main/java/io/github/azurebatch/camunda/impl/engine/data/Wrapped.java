package io.github.azurebatch.camunda.impl.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.camunda.bpm.engine.variable.Variables.SerializationDataFormats;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/** Values that hold another one: optionals, the engine's typed values, and trees of JSON. */
public final class Wrapped {

  private Wrapped() {}

  static boolean isWrapped(Object value) {
    return value instanceof Optional
        || value instanceof OptionalInt
        || value instanceof OptionalLong
        || value instanceof OptionalDouble
        || value instanceof TypedValue
        || value instanceof SpinJsonNode
        || value instanceof JsonNode
        || GuestValues.isGuest(value);
  }

  /**
   * What is inside.
   *
   * @throws InvalidInputException if that cannot be seen
   */
  static @Nullable Object unwrapped(Object value, DataPath path) {
    if (value instanceof TypedValue typed) {
      return typed(typed, path);
    }
    if (value instanceof SpinJsonNode) {
      // as text: Spin may have a Jackson of its own
      return Json.read(value.toString());
    }
    if (value instanceof JsonNode node) {
      return JsonNodes.plainer(node);
    }
    return GuestValues.isGuest(value) ? GuestValues.plainer(value, path) : optional(value);
  }

  private static @Nullable Object optional(Object value) {
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? number.getAsInt() : null;
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? number.getAsLong() : null;
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? number.getAsDouble() : null;
    }
    return ((Optional<?>) value).orElse(null);
  }

  private static @Nullable Object typed(TypedValue value, DataPath path) {
    String json = json(value);
    if (json != null) {
      return Json.read(json);
    }
    if (value instanceof SerializableValue serialized && !serialized.isDeserialized()) {
      throw Refusal.because(
          path,
          "is stored as %s, which is not read here; give it as JSON"
              .formatted(serialized.getSerializationDataFormat()));
    }
    return value.getValue();
  }

  /** The text of a value that is stored as JSON, in which numbers have all their digits. */
  public static @Nullable String json(@Nullable TypedValue value) {
    return value instanceof SerializableValue serialized
            && SerializationDataFormats.JSON
                .getName()
                .equals(serialized.getSerializationDataFormat())
        ? serialized.getValueSerialized()
        : null;
  }
}
