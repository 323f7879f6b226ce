package io.github.azurebatch.camunda.impl.engine.data.stored;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Records that only this plugin writes and reads, as plain data. The annotations of their
 * components name the fields, so that renaming a component does not change what is stored.
 */
public final class StoredRecord {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private StoredRecord() {}

  /** What the parser says besides names classes. */
  private static String place(IllegalArgumentException failure) {
    return failure.getCause() instanceof JsonMappingException cause && !cause.getPath().isEmpty()
        ? cause.getPath().stream()
            .map(
                each ->
                    each.getFieldName() == null ? "[" + each.getIndex() + "]" : each.getFieldName())
            .collect(Collectors.joining(".", " '", "'"))
        : "";
  }

  /** Its fields, in their order. */
  public static Map<String, Object> toMap(Record stored) {
    return MAPPER.convertValue(stored, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws InvalidInputException if a field is missing that is required, or has another type
   */
  public static <T extends Record> T of(Class<T> type, Fields fields) {
    try {
      return MAPPER.convertValue(fields.asMap(), type);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "the field%s is missing, or is not what this plugin has stored".formatted(place(e)));
    }
  }
}
