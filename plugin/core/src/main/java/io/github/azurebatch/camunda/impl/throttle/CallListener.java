package io.github.azurebatch.camunda.impl.throttle;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import org.jspecify.annotations.Nullable;

/** Takes the results of the calls to an account, on the thread of the call. */
@FunctionalInterface
public interface CallListener {

  CallListener NONE = (action, failure) -> {};

  /**
   * A call has ended, after all its tries.
   *
   * @param action the attempted action in the words of messages
   * @param failure null if it succeeded
   */
  void ended(String action, @Nullable AzureBatchException failure);
}
