package io.github.azurebatch.camunda.impl.engine.container;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.variable.OutputContainer;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Creates a blob container, or finds it there: the one that the model names, or the one that the
 * File Conventions name for an Azure Batch job.
 */
public final class CreateContainerDelegate implements JavaDelegate {

  private final Access access;

  public CreateContainerDelegate(Access access) {
    this.access = access;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Inputs inputs = Inputs.of(execution, access);
    AccountClients account = inputs.account();
    String container = ContainerInput.read(inputs);
    account.storage().createContainer(container);
    OutputContainer result =
        new OutputContainer(account.name(), container, account.storage().containerUrl(container));
    Results.set(
        execution,
        inputs.resultVariable(AzureBatchVariables.OUTPUT_CONTAINER),
        inputs.marks().on(MarkedKind.OUTPUT_CONTAINER, result.toMap()));
  }
}
