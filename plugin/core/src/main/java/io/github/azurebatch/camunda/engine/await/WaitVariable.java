package io.github.azurebatch.camunda.engine.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.azurebatch.camunda.engine.variable.Json;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The local variable that holds a wait: a text where that can be. A text costs one row; an object
 * as JSON costs one more for its bytes, and so it does in both histories.
 */
final class WaitVariable {

  /** So many characters of ASCII fit into the column of texts on every database: Oracle's is it. */
  private static final int LONGEST_TEXT = 2000;

  private WaitVariable() {}

  /** In the transaction of the caller. */
  static void set(VariableScope execution, Wait wait) {
    execution.setVariableLocal(Wait.VARIABLE, value(wait));
  }

  private static TypedValue value(Wait wait) {
    String json = Json.write(wait.toMap());
    return fitsIntoAText(json) ? Variables.stringValue(json) : Json.writtenMap(json);
  }

  /** Databases differ in what they take beyond ASCII, and in whether they count bytes. */
  private static boolean fitsIntoAText(String json) {
    return json.length() <= LONGEST_TEXT && US_ASCII.newEncoder().canEncode(json);
  }
}
