package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.account.BlobLocation;
import io.github.azurebatch.camunda.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where output files go that name no container, and the grant that those are uploaded with that
 * name no identity.
 */
public final class DefaultDestination {

  private final Inputs inputs;
  private final Accounts accounts;
  private final @Nullable ContainerSas sas;

  private DefaultDestination(Inputs inputs, Accounts accounts, @Nullable ContainerSas sas) {
    this.inputs = inputs;
    this.accounts = accounts;
    this.sas = sas;
  }

  /**
   * What earlier activities left, or the inputs name.
   *
   * @throws InvalidInputException if there is a grant that is none, or allows no upload
   */
  public static DefaultDestination ofEarlier(Inputs inputs, Accounts accounts) {
    return new DefaultDestination(inputs, accounts, SasInput.read(inputs).orElse(null));
  }

  /** A container of the activity's own, and the grant to write there. */
  public static DefaultDestination own(Inputs inputs, Accounts accounts, ContainerSas sas) {
    return new DefaultDestination(inputs, accounts, sas);
  }

  /** The grant, if there is one. */
  Optional<ContainerSas> grant() {
    return Optional.ofNullable(sas);
  }

  /**
   * @throws InvalidInputException if there is none
   */
  ContainerSas sas() {
    if (sas == null) {
      throw inputs.invalid(
          "sas",
          "is missing, and there is no variable '"
              + ContainerSas.VARIABLE
              + "'; only output files with an identity need none");
    }
    return sas;
  }

  /**
   * The grant's container unless the activity names another one; without a grant, the variable
   * {@code outputContainer}.
   *
   * @throws InvalidInputException if there is none
   */
  BlobLocation container() {
    if (sas != null && inputs.value("container") == null) {
      return new BlobLocation(
          sas.account(), accounts.get(sas.account()).storage(), sas.container(), "");
    }
    return ContainerInput.earlier(inputs, accounts)
        .orElseThrow(
            () ->
                inputs.invalid(
                    "container",
                    "is missing, and there is neither a grant (sas) nor a variable 'outputContainer' that would name one"));
  }
}
