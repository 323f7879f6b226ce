package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.container.ContainerInput;
import io.github.azurebatch.camunda.impl.engine.container.SasInput;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The container of output files that name none, and the SAS of those that name no identity.
 *
 * <p>The SAS may be a variable, so it is read when the first output file needs it. It is read once:
 * a list asks for each of its tasks.
 */
public final class DefaultDestination {

  private final Inputs inputs;
  private final Supplier<Optional<ContainerSas>> reader;
  private final String lifetimeInput;
  private boolean read;
  private Optional<ContainerSas> sas = Optional.empty();

  private DefaultDestination(
      Inputs inputs, Supplier<Optional<ContainerSas>> reader, String lifetimeInput) {
    this.inputs = inputs;
    this.reader = reader;
    this.lifetimeInput = lifetimeInput;
  }

  /** What earlier activities left, or the inputs name. */
  public static DefaultDestination ofEarlier(Inputs inputs) {
    return new DefaultDestination(inputs, () -> SasInput.read(inputs), AzureBatchInputs.SAS);
  }

  /** A container of the activity's own, and the SAS to write there. */
  public static DefaultDestination own(Inputs inputs, ContainerSas sas) {
    return new DefaultDestination(inputs, () -> Optional.of(sas), AzureBatchInputs.LIFETIME);
  }

  private Optional<ContainerSas> optionalSas() {
    if (!read) {
      sas = reader.get();
      read = true;
    }
    return sas;
  }

  /** Whether there is a SAS, and it allows uploads. */
  boolean canBeWritten() {
    return optionalSas().filter(given -> given.permissions().allowCreating()).isPresent();
  }

  /**
   * @throws InvalidInputException if there is no SAS, or it allows no upload
   */
  UploadSas sas() {
    ContainerSas given =
        optionalSas()
            .orElseThrow(
                () ->
                    inputs.invalid(
                        AzureBatchInputs.SAS,
                        "is missing, and there is no variable '%s'; only output files with an identity need none"
                            .formatted(AzureBatchVariables.CONTAINER_SAS)));
    if (!given.permissions().allowCreating()) {
      throw inputs.invalid(
          AzureBatchInputs.SAS,
          "allows '%s' on container '%s', but uploading needs w (write)"
              .formatted(given.permissions().letters(), given.container()));
    }
    return new UploadSas(
        given,
        inputs.granted().accounts().get(given.account()).storage(),
        inputs,
        lifetimeInput,
        inputs.granted().accounts().longestSignature());
  }

  /**
   * The container of the SAS unless the activity names another one; without a SAS, the variable
   * {@code outputContainer}.
   *
   * @throws InvalidInputException if neither is given
   */
  BlobLocation container() {
    Optional<ContainerSas> given = optionalSas();
    if (given.isPresent() && inputs.value(AzureBatchInputs.CONTAINER) == null) {
      return located(given.get());
    }
    return ContainerInput.earlier(inputs)
        .orElseThrow(
            () ->
                inputs.invalid(
                    AzureBatchInputs.CONTAINER,
                    "is missing, and there is neither a SAS (sas) nor a variable '%s' that would name one"
                        .formatted(AzureBatchVariables.OUTPUT_CONTAINER)));
  }

  private BlobLocation located(ContainerSas given) {
    return new BlobLocation(
        given.account(),
        inputs.granted().accounts().get(given.account()).storage(),
        given.container(),
        "");
  }
}
