package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.input.Inputs;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Enters a wait: the engine asks it for the topic of the external task that the activity becomes.
 * The engine's own behavior stays in place, because process instance migration accepts no other.
 */
final class WaitEntry implements ParameterValueProvider {

  private final WaitTarget target;
  private final Clock clock;

  WaitEntry(WaitTarget target, Clock clock) {
    this.target = target;
    this.clock = clock;
  }

  @Override
  public Object getValue(VariableScope scope) {
    ExecutionEntity execution = (ExecutionEntity) scope;
    Inputs inputs = Inputs.of(execution);
    AwaitInputs awaitInputs = AwaitInputs.read(inputs);
    Awaited awaited = target.of(awaitInputs, inputs, execution);
    Wait wait = awaitInputs.waitFor(awaited, clock.instant());
    WaitVariable.set(execution, wait);
    return wait.topic().name();
  }

  @Override
  public boolean isDynamic() {
    return true;
  }
}
