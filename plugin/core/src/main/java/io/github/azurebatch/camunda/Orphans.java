package io.github.azurebatch.camunda;

import io.github.azurebatch.camunda.fault.InvalidInputException;

/** What becomes of open Azure Batch tasks whose process instance was cancelled. */
public enum Orphans {
  TERMINATE,
  REPORT;

  /**
   * @throws InvalidInputException if the text is none of {@code terminate} and {@code report}
   */
  public static Orphans parse(String text) {
    return switch (text) {
      case "terminate" -> TERMINATE;
      case "report" -> REPORT;
      default -> throw new InvalidInputException("'" + text + "' is none of terminate and report");
    };
  }
}
