package io.github.azurebatch.camunda.cockpit.view;

import io.github.azurebatch.camunda.model.AzureBatchErrors;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a wait is an incident.
 *
 * @param code the BPMN error code; null where ending the wait failed in another way
 * @param message without the code, cut as the engine keeps it
 */
record Failure(@Nullable String code, String message) {

  static Optional<Failure> of(@Nullable String error) {
    return Optional.ofNullable(error).map(Failure::parse);
  }

  private static Failure parse(String error) {
    return AzureBatchErrors.all().stream()
        .filter(code -> error.startsWith(code + ": "))
        .findFirst()
        .map(code -> new Failure(code, error.substring(code.length() + 2)))
        .orElseGet(() -> new Failure(null, error));
  }
}
