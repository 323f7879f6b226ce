package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.variable.Json;
import io.github.azurebatch.camunda.engine.variable.StoredText;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The local variable that holds a wait: a text where that can be. A text costs one row; an object
 * as JSON costs one more for its bytes, and so it does in both histories.
 */
final class WaitVariable {

  private WaitVariable() {}

  /** In the transaction of the caller. */
  static void set(VariableScope execution, Wait wait) {
    execution.setVariableLocal(Wait.VARIABLE, value(wait));
  }

  private static TypedValue value(Wait wait) {
    String json = Json.write(wait.toMap());
    return StoredText.fits(json) ? Variables.stringValue(json) : Json.writtenMap(json);
  }
}
