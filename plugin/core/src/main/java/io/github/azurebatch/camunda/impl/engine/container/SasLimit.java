package io.github.azurebatch.camunda.impl.engine.container;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.DurationText;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.time.Duration;

/**
 * Refuses a lifetime that is longer than configured, or of more than seven days where Microsoft
 * Entra ID signs.
 */
public final class SasLimit {

  private SasLimit() {}

  /**
   * @param input the input that the complaint names
   * @param configured how long any signature may last
   * @throws InvalidInputException if no signature of the account can last so long
   */
  public static void check(
      Inputs inputs, String input, Duration lifetime, BlobStorage storage, Duration configured) {
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
    if (lifetime.compareTo(configured) > 0) {
      throw inputs.invalid(
          input,
          "asks for a SAS of %s, and the property 'max-signature-lifetime' allows %s. Either give a shorter lifetime (with 'auto', give the task a maxWallClockTime that fits), or let a managed identity of the pool upload (identityReference), or raise the property"
              .formatted(DurationText.of(lifetime), DurationText.of(configured)));
    }
  }
}
