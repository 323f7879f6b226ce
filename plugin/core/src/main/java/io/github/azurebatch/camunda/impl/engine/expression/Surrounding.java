package io.github.azurebatch.camunda.impl.engine.expression;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Json;

/**
 * What is around an expression.
 *
 * @param outer the text of the input
 * @param inner what a text of JSON is read as, once it is read; {@link Embedding#ALONE} for nothing
 */
record Surrounding(Embedding outer, Embedding inner) {

  static final Surrounding NOTHING = new Surrounding(Embedding.ALONE, Embedding.ALONE);

  /**
   * @throws InvalidInputException if the value would be parsed as more than one
   */
  void check(String expression, String value) {
    outer.check(expression, value);
    if (inner != Embedding.ALONE) {
      inner.check(expression, String.valueOf(Json.read("\"" + value + "\"")));
    }
  }
}
