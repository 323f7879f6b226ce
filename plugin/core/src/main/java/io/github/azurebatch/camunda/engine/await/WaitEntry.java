package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.outcome.Expectation;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.variable.Fields;
import io.github.azurebatch.camunda.engine.variable.Json;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Enters a wait: the engine asks it for the topic of the external task that the activity becomes.
 * The engine's own behavior stays in place, because process instance migration accepts no other.
 */
final class WaitEntry implements ParameterValueProvider {

  private final Accounts accounts;
  private final Clock clock;

  WaitEntry(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public Object getValue(VariableScope scope) {
    ExecutionEntity execution = (ExecutionEntity) scope;
    Wait wait = read(Inputs.of(execution));
    execution.setVariableLocal(Wait.VARIABLE, Json.variable(wait.toMap()));
    return wait.topic().name();
  }

  private Wait read(Inputs inputs) {
    return new Wait(
        new Expectation(task(inputs), inputs.texts("required"), inputs.texts("inline")),
        clock.instant(),
        inputs.duration("timeout"),
        inputs.flag("terminateOnTimeout", true),
        inputs.resultVariable("outputs"));
  }

  private SubmittedTask task(Inputs inputs) {
    Object value = inputs.valueOrVariable("task", SubmittedTask.VARIABLE);
    if (value == null) {
      throw inputs.invalid(
          "task", "is missing, and there is no variable '" + SubmittedTask.VARIABLE + "'");
    }
    SubmittedTask task =
        inputs.checked("task", value, given -> SubmittedTask.from(Fields.of(given)));
    inputs.checked("task", task.account(), accounts::get);
    return task;
  }

  @Override
  public boolean isDynamic() {
    return true;
  }
}
