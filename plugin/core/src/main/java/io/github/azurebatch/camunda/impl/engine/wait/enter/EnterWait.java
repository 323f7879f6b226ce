package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTerms;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitVariable;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Enters a wait when the engine asks for the topic of the external task that the activity becomes.
 * The engine's own behavior stays in place, because process instance migration accepts no other.
 */
final class EnterWait implements ParameterValueProvider {

  private final TargetSource source;
  private final Access access;
  private final Clock clock;

  EnterWait(TargetSource source, Access access, Clock clock) {
    this.access = access;
    this.source = source;
    this.clock = clock;
  }

  @Override
  public Object getValue(VariableScope scope) {
    ExecutionEntity execution = (ExecutionEntity) scope;
    Inputs inputs = Inputs.of(execution, access);
    AwaitInputs options = AwaitInputs.read(inputs);
    WaitTarget target = source.target(inputs, options, execution);
    Wait wait =
        new Wait(
            target,
            new WaitTerms(
                clock.instant(),
                options.timeout(),
                options.terminateOnTimeout(),
                options.resultVariable()),
            null);
    WaitVariable.set(execution, wait);
    return wait.topic().name();
  }

  @Override
  public boolean isDynamic() {
    return true;
  }
}
