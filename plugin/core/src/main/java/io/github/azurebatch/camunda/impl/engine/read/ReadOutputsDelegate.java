package io.github.azurebatch.camunda.impl.engine.read;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.error.BpmnErrors;
import io.github.azurebatch.camunda.impl.engine.error.ThrownError;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome.Faulted;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsQuery;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Reads back what lies in storage: by container, job, task and kind. */
public final class ReadOutputsDelegate implements JavaDelegate {

  private final Access access;
  private final StoredOutputs storedOutputs;

  public ReadOutputsDelegate(Access access, StoredOutputs storedOutputs) {
    this.access = access;
    this.storedOutputs = storedOutputs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Inputs inputs = Inputs.of(execution, access);
    OutputsQuery query = new OutputsQueryReader(inputs).read();
    String resultVariable = inputs.resultVariable(AzureBatchVariables.OUTPUTS);
    Outcome outcome = storedOutputs.read(query, inputs.granted().accounts());
    if (outcome instanceof Faulted fault) {
      BpmnErrors.report((ExecutionEntity) execution, resultVariable, fault, new ThrownError());
    } else {
      Results.set(execution, resultVariable, inputs.marks().onOutputs(outcome.outputs()));
    }
  }
}
