package io.github.azurebatch.camunda.impl.engine.container;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.variable.OutputContainer;
import io.github.azurebatch.camunda.impl.storage.ContainerName;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.storage.FileConventions;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The container that the model names, or the one that the File Conventions name for the job. */
public final class ContainerInput {

  private ContainerInput() {}

  /**
   * @throws InvalidInputException if neither {@code container} nor {@code jobId} is given
   */
  public static String read(Inputs inputs) {
    String account = inputs.account().name();
    String container = inputs.optionalText(AzureBatchInputs.CONTAINER);
    if (container != null) {
      return inputs.checked(
          AzureBatchInputs.CONTAINER, container, given -> allowed(inputs, account, given));
    }
    if (inputs.value(AzureBatchInputs.JOB_ID) == null) {
      throw inputs.invalid(
          AzureBatchInputs.CONTAINER, "is missing, and so is 'jobId'; one of them is needed");
    }
    String conventional = FileConventions.containerName(inputs.batchId(AzureBatchInputs.JOB_ID));
    return inputs.checked(
        AzureBatchInputs.JOB_ID, conventional, given -> allowed(inputs, account, given));
  }

  private static String allowed(Inputs inputs, String account, String container) {
    return inputs.granted().requireContainer(account, ContainerName.check(container));
  }

  /**
   * The container of an earlier activity, or another one by its name: the input {@code container}
   * or the variable {@code outputContainer}, whose account it takes along.
   */
  public static Optional<BlobLocation> earlier(Inputs inputs) {
    Object container =
        inputs.valueOrVariable(AzureBatchInputs.CONTAINER, AzureBatchVariables.OUTPUT_CONTAINER);
    return Optional.ofNullable(container)
        .map(given -> inputs.checked(AzureBatchInputs.CONTAINER, given, it -> located(inputs, it)));
  }

  private static BlobLocation located(Inputs inputs, Object container) {
    boolean isText = !(container instanceof Map);
    String name = isText ? PlainText.of(container).strip() : Fields.of(container).text("container");
    String account = isText ? null : Fields.of(container).optionalText("account");
    BlobLocation location = located(inputs, account, name);
    if (!isText || inputs.value(AzureBatchInputs.CONTAINER) == null) {
      OutputContainer.require(inputs.marks(), container, location.account(), location.container());
    }
    return location;
  }

  private static BlobLocation located(Inputs inputs, @Nullable String account, String container) {
    var clients =
        inputs.value(AzureBatchInputs.ACCOUNT) == null
            ? inputs.granted().accounts().get(account)
            : inputs.account();
    return new BlobLocation(
        clients.name(), clients.storage(), allowed(inputs, clients.name(), container), "");
  }
}
