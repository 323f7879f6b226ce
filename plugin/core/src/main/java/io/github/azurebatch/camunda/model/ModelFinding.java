package io.github.azurebatch.camunda.model;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong, or probably wrong, in a BPMN model.
 *
 * @param line of the element's tag, from 1; 0 where no place is known
 * @param column where that tag begins, from 1; 0 where no place is known
 * @param elementId of the activity, or of the nearest element with an id; null where none is known
 * @param message in one line
 */
public record ModelFinding(
    Severity severity,
    Rule rule,
    int line,
    int column,
    @Nullable String elementId,
    String message) {

  /** Whether a deployment is refused. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** Who finds it. */
  public enum Rule {
    /** The file cannot be read as XML. */
    XML,
    /** The process engine. */
    BPMN,
    /** The plugin. */
    AZURE_BATCH
  }

  /** Whether a deployment is refused for it. */
  public boolean isMistake() {
    return severity == Severity.ERROR;
  }

  /** Such as {@code 12:7: error: the message [elementId]}, as compilers write it. */
  @Override
  public String toString() {
    return (line == 0 ? "" : line + ":" + column + ": ")
        + (isMistake() ? "error: " : "warning: ")
        + message
        + (elementId == null ? "" : " [" + elementId + "]");
  }
}
