package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
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

  private final AwaitedTask awaitedTask;
  private final Clock clock;

  WaitEntry(AwaitedTask awaitedTask, Clock clock) {
    this.awaitedTask = awaitedTask;
    this.clock = clock;
  }

  @Override
  public Object getValue(VariableScope scope) {
    ExecutionEntity execution = (ExecutionEntity) scope;
    Inputs inputs = Inputs.of(execution);
    AwaitInputs awaitInputs = AwaitInputs.read(inputs);
    SubmittedTask task = awaitedTask.of(inputs, execution);
    Wait wait = awaitInputs.waitFor(task, clock.instant());
    execution.setVariableLocal(Wait.VARIABLE, Json.variable(wait.toMap()));
    return wait.topic().name();
  }

  @Override
  public boolean isDynamic() {
    return true;
  }
}
