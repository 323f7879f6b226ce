package io.github.azurebatch.camunda.impl.engine.outcome.log;

/** Where the ends of a task's logs were read from. */
public enum LogSource {
  STORAGE("storage"),
  /** At least one log came from the compute node. */
  NODE("node"),
  /** Neither storage nor a compute node has the logs any more. */
  GONE("gone"),
  /** The logs could not be read. */
  UNAVAILABLE("unavailable"),
  /** The logs were not read, because they would not explain the fault. */
  NOT_READ("notRead");

  private final String text;

  LogSource(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
