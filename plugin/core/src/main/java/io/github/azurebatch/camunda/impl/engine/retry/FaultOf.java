package io.github.azurebatch.camunda.impl.engine.retry;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the {@link AzureBatchException} among the causes of a failed Camunda job. */
final class FaultOf {

  private FaultOf() {}

  static Optional<AzureBatchException> cause(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AzureBatchException fault) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
