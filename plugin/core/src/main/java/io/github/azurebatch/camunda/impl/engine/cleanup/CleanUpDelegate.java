package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outbox.Origin;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Deletes tasks that succeeded, terminates or deletes their job, and deletes the named blobs. */
public final class CleanUpDelegate implements JavaDelegate {

  private final Access access;

  public CleanUpDelegate(Access access) {
    this.access = access;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Inputs inputs = Inputs.of(execution, access);
    CleanUp cleanUp = new CleanUpReader(inputs).read();
    String resultVariable = inputs.resultVariable(AzureBatchVariables.BATCH_CLEAN_UP);
    CleanUpRun run = CleanUpRun.of(inputs.granted().accounts(), cleanUp);
    CommandContext context = Context.getCommandContext();
    Origin origin = Origin.of((ExecutionEntity) execution);
    run.removeNow((type, message) -> Outbox.send(context, origin, type, message));
    Results.set(execution, resultVariable, Results.of(cleanUp.account().name(), run.result()));
  }
}
