package io.github.azurebatch.camunda.impl.engine.outcome.log;

/** Where the ends of a task's logs were read. */
public enum LogSource {
  STORAGE("storage"),
  /** At least one of them. */
  NODE("node"),
  /** Neither in storage nor on a node any more. */
  GONE("gone"),
  /** Reading them failed. */
  UNAVAILABLE("unavailable"),
  /** Nobody looked: they would say nothing of the fault. */
  NOT_READ("notRead");

  private final String text;

  LogSource(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
