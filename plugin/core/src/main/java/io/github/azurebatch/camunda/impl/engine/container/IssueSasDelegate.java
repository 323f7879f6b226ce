package io.github.azurebatch.camunda.impl.engine.container;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.container.policy.InstancePolicies;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.storage.SasPermissions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Issues a SAS, which is signed in memory each time a task is submitted with it. */
public final class IssueSasDelegate implements JavaDelegate {

  private final Access access;

  public IssueSasDelegate(Access access) {
    this.access = access;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Inputs inputs = Inputs.of(execution, access);
    BlobLocation container = container(inputs);
    SasPermissions permissions =
        inputs.checked(
            AzureBatchInputs.PERMISSIONS,
            inputs.textOr(AzureBatchInputs.PERMISSIONS, "w"),
            SasPermissions::new);
    boolean hasPolicy = inputs.flag(AzureBatchInputs.ACCESS_POLICY, false);
    String policy = hasPolicy ? InstancePolicies.idFor(execution, permissions) : null;
    ContainerSas sas =
        SasInput.issue(
            inputs, container, permissions, policy, inputs.granted().accounts().longestSignature());
    if (policy != null) {
      putPolicy(inputs, execution, container, policy, permissions);
    }
    Results.set(
        execution,
        inputs.resultVariable(AzureBatchVariables.CONTAINER_SAS),
        inputs.marks().on(MarkedKind.CONTAINER_SAS, sas.toMap()));
  }

  private static void putPolicy(
      Inputs inputs,
      DelegateExecution execution,
      BlobLocation container,
      String policy,
      SasPermissions permissions) {
    inputs.checked(
        AzureBatchInputs.ACCESS_POLICY,
        policy,
        id -> {
          InstancePolicies.note(execution, container, id);
          container.storage().putAccessPolicy(container.container(), id, permissions);
          return id;
        });
  }

  private static BlobLocation container(Inputs inputs) {
    return ContainerInput.earlier(inputs)
        .orElseThrow(
            () ->
                inputs.invalid(
                    AzureBatchInputs.CONTAINER,
                    "is missing, and there is no variable '"
                        + AzureBatchVariables.OUTPUT_CONTAINER
                        + "'"));
  }
}
