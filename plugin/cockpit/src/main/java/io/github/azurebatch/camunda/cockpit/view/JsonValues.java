package io.github.azurebatch.camunda.cockpit.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurebatch.camunda.cockpit.query.ValueRow;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.variable.BatchError;
import io.github.azurebatch.camunda.variable.BatchWait;
import io.github.azurebatch.camunda.variable.Outputs;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of the plugin's variables. What cannot be read is left out: a page shows the
 * rest.
 */
final class JsonValues {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonValues() {}

  static Optional<BatchWait> wait(@Nullable ValueRow value) {
    return read(value, BatchWait::from);
  }

  static Optional<Outputs> outputs(@Nullable ValueRow value) {
    return read(value, Outputs::from);
  }

  static Optional<BatchError> error(@Nullable ValueRow value) {
    return read(value, BatchError::from);
  }

  private static <T> Optional<T> read(@Nullable ValueRow value, Function<String, T> reader) {
    String json = value == null ? null : value.json();
    try {
      return Optional.ofNullable(json).map(reader);
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("unchecked")
  static Optional<Map<String, Object>> map(@Nullable ValueRow value) {
    String json = value == null ? null : value.json();
    try {
      return json == null ? Optional.empty() : Optional.of(MAPPER.readValue(json, Map.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
