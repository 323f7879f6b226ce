package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.Locale;

/** What happens to a task when the activity or scope that it belongs to is cancelled. */
public enum OnCancel {
  TERMINATE,
  LEAVE;

  /**
   * @throws InvalidInputException if the text is none of {@code terminate} and {@code leave}
   */
  public static OnCancel parse(String text) {
    return switch (text) {
      case "terminate" -> TERMINATE;
      case "leave" -> LEAVE;
      default -> throw new InvalidInputException("'" + text + "' is none of terminate and leave");
    };
  }

  /** As models write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
