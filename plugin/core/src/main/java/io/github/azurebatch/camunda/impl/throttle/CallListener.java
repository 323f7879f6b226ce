package io.github.azurebatch.camunda.impl.throttle;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import org.jspecify.annotations.Nullable;

/** Is told how the calls to an account end, on the thread of the call. */
@FunctionalInterface
public interface CallListener {

  CallListener NONE = (action, failure) -> {};

  /**
   * A call has ended, with all its tries.
   *
   * @param action what was tried, as messages say it
   * @param failure null if it succeeded
   */
  void ended(String action, @Nullable AzureBatchException failure);
}
