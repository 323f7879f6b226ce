package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.variable.PlainVariables;
import io.github.azurebatch.camunda.impl.engine.variable.StoredText;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTerms;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * The local variable that holds a wait: a text where that can be. A text costs one row; an object
 * as JSON costs one more for its bytes, and so it does in both histories.
 */
public final class WaitVariable {

  private WaitVariable() {}

  /** In the transaction of the caller. */
  public static void set(DelegateExecution execution, Wait wait) {
    execution.setVariableLocal(
        Wait.VARIABLE, value(Marks.of(execution).on(MarkedKind.WAIT, wait.toMap())));
  }

  /**
   * The wait that the variable holds.
   *
   * @throws InvalidInputException if it cannot be read, or the plugin has not stored it for the
   *     process instance
   */
  public static Wait read(@Nullable Object value, Marks marks) {
    Fields fields = Fields.of(value);
    Wait wait = Wait.from(fields);
    marks.require(MarkedKind.WAIT, fields.asMap(), wait.target().names());
    return wait;
  }

  /**
   * Whether an operator has changed the wait since it was read. What cannot be read was not: an end
   * that is known must not be held up by a variable.
   */
  static boolean isSteered(DelegateExecution execution, WaitTerms read) {
    try {
      Object value = PlainVariables.local(execution, Wait.VARIABLE);
      if (value == null || value instanceof String text && !text.contains(WaitTerms.STEERED)) {
        return false;
      }
      Fields stored = Fields.of(value);
      return stored.has(WaitTerms.STEERED) && stored.count(WaitTerms.STEERED) != read.steered();
    } catch (InvalidInputException e) {
      return false;
    }
  }

  private static TypedValue value(Map<String, Object> wait) {
    String json = Json.write(wait);
    return StoredText.fits(json) ? Variables.stringValue(json) : Json.writtenMap(json);
  }
}
