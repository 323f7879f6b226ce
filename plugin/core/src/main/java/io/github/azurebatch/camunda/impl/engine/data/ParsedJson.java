package io.github.azurebatch.camunda.impl.engine.data;

import com.fasterxml.jackson.core.JsonLocation;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** What a text is that may be JSON: data, or none, and then where it goes wrong. */
public sealed interface ParsedJson {

  /**
   * The data.
   *
   * @throws InvalidInputException if the text is not JSON, with the line and the column
   */
  @Nullable Object data();

  /** One JSON value, and nothing after it. */
  record Whole(@Nullable Object data) implements ParsedJson {}

  /**
   * No JSON, or more than one value.
   *
   * @param line from 1
   * @param column from 1
   */
  record Malformed(String reason, int line, int column) implements ParsedJson {

    static Malformed at(@Nullable JsonLocation place, String reason) {
      return new Malformed(
          reason,
          place == null ? 1 : Math.max(1, place.getLineNr()),
          place == null ? 1 : Math.max(1, place.getColumnNr()));
    }

    /** The reason and the place, as messages have them. */
    public String explained() {
      return "%s (line %d, column %d)".formatted(reason, line, column);
    }

    @Override
    public @Nullable Object data() {
      throw new InvalidInputException("it is no JSON: " + explained());
    }
  }
}
