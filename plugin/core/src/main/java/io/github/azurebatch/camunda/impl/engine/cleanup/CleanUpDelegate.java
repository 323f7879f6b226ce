package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outbox.Origin;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Deletes tasks that succeeded, ends their Azure Batch job, and deletes the blobs it is told to.
 */
public final class CleanUpDelegate implements JavaDelegate {

  private static final String VARIABLE = "batchCleanUp";

  private final Accounts accounts;

  public CleanUpDelegate(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Inputs inputs = Inputs.of(execution);
    CleanUp cleanUp = new CleanUpReader(accounts, inputs).read();
    String resultVariable = inputs.resultVariable(VARIABLE);
    CleanUpRun sweep = CleanUpRun.of(accounts, cleanUp);
    CommandContext context = Context.getCommandContext();
    Origin origin = Origin.of((ExecutionEntity) execution);
    sweep.removeNow((type, message) -> Outbox.send(context, origin, type, message));
    Results.set(execution, resultVariable, Results.of(cleanUp.account().name(), sweep.result()));
  }
}
