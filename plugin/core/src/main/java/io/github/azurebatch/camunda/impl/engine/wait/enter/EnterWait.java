package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.step.LogNames;
import io.github.azurebatch.camunda.impl.engine.step.Steps;
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

  private final String bean;
  private final Steps steps;
  private final TargetSource source;
  private final Access access;
  private final Clock clock;

  EnterWait(String bean, Steps steps, TargetSource source, Access access, Clock clock) {
    this.bean = bean;
    this.steps = steps;
    this.access = access;
    this.source = source;
    this.clock = clock;
  }

  @Override
  public Object getValue(VariableScope scope) {
    ExecutionEntity execution = (ExecutionEntity) scope;
    return steps.activity(bean, execution, () -> enter(execution));
  }

  private String enter(ExecutionEntity execution) {
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
    LogNames.concerns(target.account(), target.jobId());
    WaitVariable.set(execution, wait);
    return wait.topic().name();
  }

  @Override
  public boolean isDynamic() {
    return true;
  }
}
