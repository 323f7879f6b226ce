package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.PlainData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.variable.mapping.InputParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.jspecify.annotations.Nullable;

/**
 * Stores what our activities are given as plain data, and as every database takes it. Left alone,
 * the engine would serialize maps and lists with Java into the database and the history, or under a
 * script's type that cannot be read back, and could not store long texts.
 */
public final class JsonInputs {

  private JsonInputs() {}

  /** Applies to all our activities in the scope, at the end of its deployment. */
  public static void applyTo(ScopeImpl scope) {
    for (ActivityImpl activity : scope.getActivities()) {
      IoMapping mapping = activity.getIoMapping();
      if (mapping != null && !DeclaredInputs.of(activity).isEmpty()) {
        mapping.getInputParameters().forEach(parameter -> wrap(activity.getId(), parameter));
      }
      applyTo(activity);
    }
  }

  private static void wrap(String activityId, InputParameter parameter) {
    parameter.setValueProvider(
        new AsStored(activityId, parameter.getName(), parameter.getValueProvider()));
  }

  private record AsStored(String activityId, String name, ParameterValueProvider provider)
      implements ParameterValueProvider {

    @Override
    public @Nullable Object getValue(VariableScope scope) {
      Object value = provider.getValue(scope);
      try {
        return StoredInput.of(name, PlainData.of(name, value));
      } catch (InvalidInputException e) {
        throw scope instanceof DelegateExecution execution
            ? InputComplaint.of(activityId, execution, name, "is not allowed: " + e.getMessage())
            : e;
      }
    }

    @Override
    public boolean isDynamic() {
      return provider.isDynamic();
    }
  }
}
