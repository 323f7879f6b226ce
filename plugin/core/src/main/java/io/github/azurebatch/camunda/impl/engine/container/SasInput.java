package io.github.azurebatch.camunda.impl.engine.container;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.impl.engine.variable.SasLifetime;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SAS that output files are uploaded with. */
public final class SasInput {

  private SasInput() {}

  /**
   * The SAS that another activity issued: the input {@code sas} or its variable.
   *
   * @throws InvalidInputException if the value is something else, or nothing shows that an activity
   *     issued it
   */
  public static Optional<ContainerSas> read(Inputs inputs) {
    return Optional.ofNullable(
            inputs.valueOrVariable(AzureBatchInputs.SAS, AzureBatchVariables.CONTAINER_SAS))
        .map(value -> read(inputs, value));
  }

  private static ContainerSas read(Inputs inputs, Object value) {
    return inputs.checked(AzureBatchInputs.SAS, value, given -> read(inputs, Fields.of(given)));
  }

  private static ContainerSas read(Inputs inputs, Fields fields) {
    ContainerSas sas = ContainerSas.from(fields);
    inputs
        .marks()
        .require(
            MarkedKind.CONTAINER_SAS,
            fields.asMap(),
            Names.ofContainer(sas.account(), sas.container()));
    inputs.granted().requireContainer(sas.account(), sas.container());
    // whoever signs with it later could not say which input named the account
    inputs.granted().accounts().get(sas.account());
    return sas;
  }

  /**
   * A SAS for the container, by the activity's own inputs.
   *
   * @param accessPolicy the policy of the container that signatures name; null for none
   * @param longest how long any signature may last
   * @throws InvalidInputException if its lifetime is longer, or longer than one of the account can
   *     be
   */
  public static ContainerSas issue(
      Inputs inputs,
      BlobLocation container,
      SasPermissions permissions,
      @Nullable String accessPolicy,
      Duration longest) {
    SasLifetime lifetime =
        inputs.checked(
            AzureBatchInputs.LIFETIME,
            inputs.textOr(AzureBatchInputs.LIFETIME, SasLifetime.DEFAULT.toString()),
            SasLifetime::parse);
    if (lifetime.fixed() != null) {
      SasLimit.check(
          inputs, AzureBatchInputs.LIFETIME, lifetime.fixed(), container.storage(), longest);
    }
    return new ContainerSas(
        container.account(), container.container(), permissions, lifetime, accessPolicy);
  }
}
