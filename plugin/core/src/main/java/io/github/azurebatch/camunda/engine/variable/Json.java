package io.github.azurebatch.camunda.engine.variable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/** Variables as plain JSON data: maps, lists, texts, numbers and booleans. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /**
   * A map or a list as a variable value. It is handed over as text with the type of a plain map or
   * list, so that neither Java serialization nor a class of this plugin is needed to read it.
   */
  public static TypedValue variable(Object value) {
    return variable(write(value), value instanceof Map ? LinkedHashMap.class : ArrayList.class);
  }

  /** The same of a map that has been {@linkplain #write written}. */
  public static TypedValue writtenMap(String json) {
    return variable(json, LinkedHashMap.class);
  }

  /** A text of any length; {@link StoredText} knows which need it. */
  static TypedValue text(String text) {
    return variable(write(text), String.class);
  }

  private static TypedValue variable(String json, Class<?> type) {
    return Variables.serializedObjectValue(json)
        .serializationDataFormat(Variables.SerializationDataFormats.JSON)
        .objectTypeName(type.getName())
        .create();
  }

  /** The value of a variable as plain data: a Spin node becomes maps and lists. */
  public static @Nullable Object plain(@Nullable Object value) {
    return value instanceof SpinJsonNode node ? read(node.toString()) : value;
  }

  /**
   * Plain data from a JSON text.
   *
   * @throws IllegalArgumentException if the text is no JSON
   */
  public static @Nullable Object read(String text) {
    try {
      return MAPPER.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
