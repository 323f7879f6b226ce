package io.github.azurebatch.camunda.impl.throttle;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import org.jspecify.annotations.Nullable;

/** Is told of the calls to an account, on the thread of the call. */
@FunctionalInterface
public interface CallListener {

  CallListener NONE = (action, failure) -> {};

  /**
   * A request is about to be made, one of maybe several of a call.
   *
   * @throws AzureBatchException if it must not be made
   */
  default void requests() {}

  /**
   * A call begins, whatever of it is answered from what is known already.
   *
   * @param operation its name, one of few
   * @param action the attempted action in the words of messages
   */
  default RunningCall begins(String operation, String action) {
    return RunningCall.NONE;
  }

  /**
   * A call has ended, after all its tries.
   *
   * @param action the attempted action in the words of messages
   * @param failure null if it succeeded
   */
  void ended(String action, @Nullable AzureBatchException failure);
}
