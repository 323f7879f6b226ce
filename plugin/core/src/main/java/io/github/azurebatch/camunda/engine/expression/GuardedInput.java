package io.github.azurebatch.camunda.engine.expression;

import io.github.azurebatch.camunda.engine.input.DeclaredInputs;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.secret.Signatures;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.variable.mapping.InputParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.jspecify.annotations.Nullable;

/**
 * An input whose expression cannot be evaluated is bad input: an incident at once. Left alone, the
 * engine would try it again as often as it tries a call that failed.
 */
public record GuardedInput(String activityId, String name, ParameterValueProvider provider)
    implements ParameterValueProvider {

  private static final int MOST_OF_A_REASON = 500;

  /** Guards the inputs of all our activities in the scope, at the end of its deployment. */
  public static void applyTo(ScopeImpl scope) {
    for (ActivityImpl activity : scope.getActivities()) {
      IoMapping mapping = activity.getIoMapping();
      if (mapping != null) {
        mapping.getInputParameters().stream()
            .filter(parameter -> DeclaredInputs.has(activity, parameter.getName()))
            .forEach(parameter -> guard(activity, parameter));
      }
      applyTo(activity);
    }
  }

  private static void guard(ActivityImpl activity, InputParameter parameter) {
    parameter.setValueProvider(
        new GuardedInput(activity.getId(), parameter.getName(), parameter.getValueProvider()));
  }

  @Override
  public @Nullable Object getValue(VariableScope scope) {
    try {
      return provider.getValue(scope);
    } catch (RuntimeException e) {
      EvaluationFailure failure = EvaluationFailure.of(e);
      throw failure.wouldRepeat() ? invalid(scope, failure) : e;
    }
  }

  private InvalidInputException invalid(VariableScope scope, EvaluationFailure failure) {
    String hint = failure.unknownName().map(ShellVariable::hint).orElse("");
    return new InvalidInputException(
        "Activity '%s'%s: input '%s' cannot be evaluated: %s.%s The activity has done nothing; correct the expression, or set the variable that it reads, and retry the Camunda job."
            .formatted(activityId, instance(scope), name, reason(failure), hint));
  }

  private static String instance(VariableScope scope) {
    return scope instanceof DelegateExecution execution
        ? " (process instance '%s')".formatted(execution.getProcessInstanceId())
        : "";
  }

  private static String reason(EvaluationFailure failure) {
    String reason = Signatures.cut(failure.reason());
    return reason.length() <= MOST_OF_A_REASON
        ? reason
        : reason.substring(0, MOST_OF_A_REASON) + "...";
  }

  @Override
  public boolean isDynamic() {
    return provider.isDynamic();
  }
}
