package io.github.azurebatch.camunda.impl.engine.read;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.error.BpmnErrors;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome.Faulted;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsQuery;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Reads back what lies in storage: by container, job, task and kind. */
public final class ReadOutputsDelegate implements JavaDelegate {

  private final Accounts accounts;
  private final StoredOutputs storedOutputs;

  public ReadOutputsDelegate(Accounts accounts, StoredOutputs storedOutputs) {
    this.accounts = accounts;
    this.storedOutputs = storedOutputs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Inputs inputs = Inputs.of(execution);
    OutputsQuery query = new OutputsQueryReader(accounts, inputs).read();
    String resultVariable = inputs.resultVariable("outputs");
    Outcome outcome = storedOutputs.read(query);
    if (outcome instanceof Faulted fault) {
      report(execution, fault, resultVariable);
    }
    Results.set(execution, resultVariable, outcome.outputs());
  }

  /** Left to itself, the engine would end the scope quietly where nothing catches the error. */
  private static void report(DelegateExecution execution, Faulted fault, String resultVariable) {
    String code = fault.code().bpmnErrorCode();
    if (!BpmnErrors.setResults((ExecutionEntity) execution, resultVariable, fault)) {
      throw new RefusedException(code, whole(code, fault), null);
    }
    throw new BpmnError(code, fault.message());
  }

  /** The engine keeps the beginning as the message, and all of it with the stack trace. */
  private static String whole(String code, Faulted fault) {
    return code + ": " + fault.message() + "\n" + Json.write(fault.batchError());
  }
}
