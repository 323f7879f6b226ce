package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.container.ContainerInput;
import io.github.azurebatch.camunda.impl.engine.container.SasInput;
import io.github.azurebatch.camunda.impl.engine.container.SasLimit;
import io.github.azurebatch.camunda.impl.engine.input.DurationText;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.variable.ContainerSas;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where output files go that name no container, and the grant that those are uploaded with that
 * name no identity.
 */
public final class DefaultDestination {

  private final Inputs inputs;
  private final Accounts accounts;
  private final Supplier<Optional<ContainerSas>> reader;
  private boolean read;
  private Optional<ContainerSas> grant = Optional.empty();
  private final String lifetimeInput;

  private DefaultDestination(
      Inputs inputs,
      Accounts accounts,
      Supplier<Optional<ContainerSas>> reader,
      String lifetimeInput) {
    this.inputs = inputs;
    this.accounts = accounts;
    this.reader = reader;
    this.lifetimeInput = lifetimeInput;
  }

  /** What earlier activities left, or the inputs name; looked at only as far as it is needed. */
  public static DefaultDestination ofEarlier(Inputs inputs, Accounts accounts) {
    return new DefaultDestination(inputs, accounts, () -> SasInput.read(inputs), "sas");
  }

  /** A container of the activity's own, and the grant to write there. */
  public static DefaultDestination own(Inputs inputs, Accounts accounts, ContainerSas sas) {
    return new DefaultDestination(inputs, accounts, () -> Optional.of(sas), "lifetime");
  }

  /** Read when it is asked for, and once: a list asks for each of its tasks. */
  private Optional<ContainerSas> grant() {
    if (!read) {
      grant = reader.get();
      read = true;
    }
    return grant;
  }

  /** Whether there is a grant, and it allows uploads. */
  boolean canBeWritten() {
    return grant().filter(sas -> sas.permissions().allowCreating()).isPresent();
  }

  /**
   * The grant.
   *
   * @throws InvalidInputException if there is none, or it allows no upload
   */
  ContainerSas sas() {
    ContainerSas sas =
        grant()
            .orElseThrow(
                () ->
                    inputs.invalid(
                        "sas",
                        "is missing, and there is no variable '%s'; only output files with an identity need none"
                            .formatted(ContainerSas.VARIABLE)));
    if (!sas.permissions().allowCreating()) {
      throw inputs.invalid(
          "sas",
          "allows '%s' on container '%s', but uploading needs w (write)"
              .formatted(sas.permissions().letters(), sas.container()));
    }
    return sas;
  }

  /**
   * How long the signatures last that are made now.
   *
   * @throws InvalidInputException if that is shorter than needed, or longer than possible
   */
  public Duration lifetime(NeededLifetime needed) {
    ContainerSas sas = sas();
    Duration fixed = sas.lifetime().fixed();
    if (fixed != null) {
      needed
          .atLeast()
          .filter(shortest -> fixed.compareTo(shortest) < 0)
          .ifPresent(shortest -> refuse(sas, fixed, shortest, needed));
    }
    Duration lifetime = fixed == null ? needed.enough() : fixed;
    SasLimit.check(inputs, lifetimeInput, lifetime, accounts.get(sas.account()).storage());
    return lifetime;
  }

  private void refuse(
      ContainerSas sas, Duration lifetime, Duration shortest, NeededLifetime needed) {
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
   * The grant's container unless the activity names another one; without a grant, the variable
   * {@code outputContainer}.
   *
   * @throws InvalidInputException if there is none
   */
  BlobLocation container() {
    Optional<ContainerSas> sas = grant();
    if (sas.isPresent() && inputs.value("container") == null) {
      return located(sas.get());
    }
    return ContainerInput.earlier(inputs, accounts)
        .orElseThrow(
            () ->
                inputs.invalid(
                    "container",
                    "is missing, and there is neither a grant (sas) nor a variable 'outputContainer' that would name one"));
  }

  private BlobLocation located(ContainerSas sas) {
    return new BlobLocation(
        sas.account(), accounts.get(sas.account()).storage(), sas.container(), "");
  }
}
