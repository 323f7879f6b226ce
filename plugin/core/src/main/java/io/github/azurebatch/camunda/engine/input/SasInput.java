package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.engine.account.AccountClients;
import io.github.azurebatch.camunda.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.engine.variable.Fields;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.time.Duration;
import java.util.Optional;

/** The grant that output files are uploaded with. */
public final class SasInput {

  private SasInput() {}

  /**
   * The grant that another activity issued: the input {@code sas} or its variable.
   *
   * @throws InvalidInputException if it is none, or allows no upload
   */
  static Optional<ContainerSas> read(Inputs inputs) {
    return Optional.ofNullable(inputs.valueOrVariable("sas", ContainerSas.VARIABLE))
        .map(value -> read(inputs, value));
  }

  private static ContainerSas read(Inputs inputs, Object value) {
    ContainerSas sas = inputs.checked("sas", value, given -> ContainerSas.from(Fields.of(given)));
    if (!sas.permissions().allowCreating()) {
      throw inputs.invalid(
          "sas",
          "allows '%s' on container '%s', but uploading needs w (write)"
              .formatted(sas.permissions().letters(), sas.container()));
    }
    return sas;
  }

  /** A grant to write, made of the activity's own inputs. */
  public static ContainerSas toWrite(Inputs inputs, AccountClients account, String container) {
    Duration lifetime = inputs.duration("lifetime");
    return new ContainerSas(
        account.name(),
        container,
        SasPermissions.WRITE,
        lifetime == null ? ContainerSas.DEFAULT_LIFETIME : lifetime);
  }
}
