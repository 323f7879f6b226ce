package io.github.azurebatch.camunda.examples.persistoutputs;

import org.jspecify.annotations.Nullable;

/** The local parts that cannot be started. */
final class LocalPartsException extends RuntimeException {

  LocalPartsException(@Nullable Throwable cause) {
    super(cause);
  }
}
