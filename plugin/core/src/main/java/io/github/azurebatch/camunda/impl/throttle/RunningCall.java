package io.github.azurebatch.camunda.impl.throttle;

/** A call that is under way on this thread. */
@FunctionalInterface
public interface RunningCall {

  RunningCall NONE = end -> {};

  /** The call has ended, in whatever way; on the thread on which it began, and once. */
  void end(CallEnd end);
}
