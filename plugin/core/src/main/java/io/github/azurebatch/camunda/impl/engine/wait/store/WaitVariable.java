package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.variable.StoredText;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The local variable that holds a wait: a text where that can be. A text costs one row; an object
 * as JSON costs one more for its bytes, and so it does in both histories.
 */
public final class WaitVariable {

  private WaitVariable() {}

  /** In the transaction of the caller. */
  public static void set(VariableScope execution, Wait wait) {
    execution.setVariableLocal(Wait.VARIABLE, value(wait));
  }

  private static TypedValue value(Wait wait) {
    String json = Json.write(wait.toMap());
    return StoredText.fits(json) ? Variables.stringValue(json) : Json.writtenMap(json);
  }
}
