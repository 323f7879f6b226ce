package io.github.azurebatch.camunda.impl.engine.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.PlainData;
import io.github.azurebatch.camunda.impl.engine.data.Wrapped;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Variables of the engine as plain data. What is stored as JSON is read from its text: the engine
 * would make objects of whatever class it is said to be, and cut the digits of its numbers.
 */
public final class PlainVariables {

  private PlainVariables() {}

  /**
   * A variable of the scope itself.
   *
   * @throws InvalidInputException if there is anything in it that has no plain meaning
   */
  public static @Nullable Object local(VariableScope scope, String name) {
    TypedValue stored = scope.getVariableLocalTyped(name, false);
    return isJson(stored)
        ? PlainData.of(name, stored)
        : PlainData.of(name, scope.getVariableLocal(name));
  }

  /**
   * A variable that the scope sees.
   *
   * @throws InvalidInputException if there is anything in it that has no plain meaning
   */
  public static @Nullable Object visible(VariableScope scope, String name) {
    TypedValue stored = scope.getVariableTyped(name, false);
    return isJson(stored)
        ? PlainData.of(name, stored)
        : PlainData.of(name, scope.getVariable(name));
  }

  private static boolean isJson(@Nullable TypedValue stored) {
    return Wrapped.json(stored) != null;
  }
}
