package io.github.azurebatch.camunda.impl.engine.expression;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.DeclaredInputs;
import io.github.azurebatch.camunda.impl.engine.input.InputComplaint;
import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
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

  private static final int MOST_OF_A_REASON = 160;

  private static final String UNREADABLE =
      ". A variable that it reads is stored as JSON that cannot be read back; a script that stores an array or an object of JavaScript has to store JSON.stringify(...) of it";

  /** Guards the inputs of all our activities in the scope, at the end of its deployment. */
  public static void applyTo(ScopeImpl scope) {
    for (ActivityImpl activity : scope.getActivities()) {
      IoMapping mapping = activity.getIoMapping();
      if (mapping != null) {
        mapping.getInputParameters().stream()
            .filter(parameter -> DeclaredInputs.has(activity, parameter.getName()))
            .forEach(parameter -> guard(activity.getId(), parameter));
      }
      applyTo(activity);
    }
  }

  private static void guard(String activityId, InputParameter parameter) {
    parameter.setValueProvider(
        new GuardedInput(
            activityId, parameter.getName(), EmbeddedValues.checked(activityId, parameter)));
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

  private RuntimeException invalid(VariableScope scope, EvaluationFailure failure) {
    String complaint =
        "cannot be evaluated: "
            + StoredMessage.aroundMiddle(ForeignText.cut(failure.reason()), MOST_OF_A_REASON)
            + failure.unknownName().map(ShellVariable::hint).orElse("")
            + (failure.isUnreadableVariable() ? UNREADABLE : "");
    return scope instanceof DelegateExecution execution
        ? InputComplaint.of(activityId, execution, name, complaint)
        : new InvalidInputException(
            "Activity '%s': input '%s' %s".formatted(activityId, name, complaint));
  }

  @Override
  public boolean isDynamic() {
    return provider.isDynamic();
  }
}
