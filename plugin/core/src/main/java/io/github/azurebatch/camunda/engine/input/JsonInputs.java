package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.engine.variable.Json;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.variable.mapping.InputParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.jspecify.annotations.Nullable;

/**
 * Stores the maps and lists that our activities are given as JSON. Left alone, the engine would
 * serialize them with Java into the database and the history.
 */
public final class JsonInputs {

  private JsonInputs() {}

  /** Applies to all our activities in the scope, at the end of its deployment. */
  public static void applyTo(ScopeImpl scope) {
    for (ActivityImpl activity : scope.getActivities()) {
      IoMapping mapping = activity.getIoMapping();
      if (mapping != null && !DeclaredInputs.of(activity).isEmpty()) {
        mapping.getInputParameters().forEach(JsonInputs::wrap);
      }
      applyTo(activity);
    }
  }

  private static void wrap(InputParameter parameter) {
    parameter.setValueProvider(new AsJson(parameter.getValueProvider()));
  }

  private record AsJson(ParameterValueProvider provider) implements ParameterValueProvider {

    @Override
    public @Nullable Object getValue(VariableScope scope) {
      Object value = provider.getValue(scope);
      return value instanceof Map || value instanceof List ? Json.variable(value) : value;
    }

    @Override
    public boolean isDynamic() {
      return provider.isDynamic();
    }
  }
}
