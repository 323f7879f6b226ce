package io.github.azurebatch.camunda.impl.engine.container;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.DurationText;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.time.Duration;

/** Refuses a lifetime of more than seven days where Microsoft Entra ID signs. */
public final class SasLimit {

  private SasLimit() {}

  /**
   * @param input the input that the complaint names
   * @throws InvalidInputException if no signature of the account can last so long
   */
  public static void check(Inputs inputs, String input, Duration lifetime, BlobStorage storage) {
    storage
        .longestSignature()
        .filter(longest -> lifetime.compareTo(longest) > 0)
        .ifPresent(
            longest -> {
              throw inputs.invalid(
                  input,
                  "asks for a SAS of %s, but where the storage account is used with Microsoft Entra ID, Azure limits the key that signs it (user delegation key) to seven days (%s). Either give the task a maxWallClockTime that fits and the SAS the lifetime 'auto', or let a managed identity of the pool upload (identityReference), which has no such limit, or configure the account key"
                      .formatted(DurationText.of(lifetime), DurationText.of(longest)));
            });
  }
}
