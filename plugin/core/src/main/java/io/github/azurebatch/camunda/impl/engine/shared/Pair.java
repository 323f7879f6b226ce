package io.github.azurebatch.camunda.impl.engine.shared;

/**
 * Activities of which the first may be repeated in the Camunda job that it began in, whatever the
 * second does.
 */
public enum Pair {

  /** Both find what they have created; the order does not matter. */
  PREPARING,

  /** The first submits a task, whose key is that of its Camunda job; the second makes no call. */
  SUBMITTING
}
