package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.container.SasLimit;
import io.github.azurebatch.camunda.impl.engine.input.DurationText;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.time.Duration;

/**
 * The SAS that output files without an identity are uploaded with.
 *
 * @param storage of the SAS's account
 * @param lifetimeInput the input that a wrong lifetime is reported for
 * @param longest how long any signature may last
 */
record UploadSas(
    ContainerSas sas, BlobStorage storage, Inputs inputs, String lifetimeInput, Duration longest) {

  /**
   * How long a signature lasts that is made now.
   *
   * @throws InvalidInputException if that is shorter than needed, or longer than possible
   */
  Duration lifetime(NeededLifetime needed) {
    Duration fixed = sas.lifetime().fixed();
    if (fixed != null) {
      needed
          .atLeast()
          .filter(shortest -> fixed.compareTo(shortest) < 0)
          .ifPresent(shortest -> refuse(fixed, shortest, needed));
    }
    Duration lifetime = fixed == null ? needed.enough() : fixed;
    SasLimit.check(inputs, lifetimeInput, lifetime, storage, longest);
    return lifetime;
  }

  private void refuse(Duration lifetime, Duration shortest, NeededLifetime needed) {
    throw inputs.invalid(
        lifetimeInput,
        "lets a SAS for container '%s' end %s after submitting, but uploads may come as late as %s after it: %s. The shortest lifetime that would do is %s; 'auto' extends it to what is needed"
            .formatted(
                sas.container(),
                DurationText.of(lifetime),
                DurationText.of(shortest),
                needed.explained(),
                DurationText.of(shortest)));
  }

  /**
   * @throws InvalidInputException if the SAS names a stored access policy of another container
   */
  void requireAllows(BlobLocation container) {
    String policy = sas.accessPolicy();
    if (policy != null
        && !(container.account().equals(sas.account())
            && container.container().equals(sas.container()))) {
      throw new InvalidInputException(
          "the SAS names the stored access policy '%s' of container '%s' and allows nothing in container '%s'; use a SAS without accessPolicy, or an identity"
              .formatted(policy, sas.container(), container.container()));
    }
  }

  SignedUrl sign(BlobLocation container, Duration lifetime) {
    String policy = sas.accessPolicy();
    return policy == null
        ? container.storage().signContainer(container.container(), sas.permissions(), lifetime)
        : container.storage().signContainer(container.container(), policy, lifetime);
  }
}
