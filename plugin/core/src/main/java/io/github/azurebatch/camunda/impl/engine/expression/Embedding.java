package io.github.azurebatch.camunda.impl.engine.expression;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson;
import io.github.azurebatch.camunda.impl.engine.data.value.Excerpt;
import io.github.azurebatch.camunda.impl.engine.input.TextLine;

/**
 * What the text around an expression leaves room for. The text is parsed after the expression was
 * evaluated, so a value must be one where it stands: it may not end its line, entry or text.
 */
enum Embedding {

  /** Nothing is around it, or nothing that is parsed: it may be anything. */
  ALONE("") {
    @Override
    boolean fits(String value) {
      return true;
    }
  },

  /** In a line {@code NAME=value}. */
  LINE("a line break") {
    @Override
    boolean fits(String value) {
      return value.lines().count() <= 1;
    }
  },

  /** In a line with an arrow, and bars between options. */
  LINE_OF_A_FILE("a line break, a bar or an arrow") {
    @Override
    boolean fits(String value) {
      return LINE.fits(value) && !TextLine.hasSeparator(value);
    }
  },

  /** In one of several entries between commas or on lines. */
  ENTRY("a comma, a bar or a line break") {
    @Override
    boolean fits(String value) {
      return LINE_OF_A_FILE.fits(value) && value.indexOf(',') < 0;
    }
  },

  /** Within the quotation marks of JSON. */
  JSON_TEXT("what ends a text of JSON") {
    @Override
    boolean fits(String value) {
      return Json.parse("\"" + value + "\"") instanceof ParsedJson.Whole whole
          && whole.data() instanceof String;
    }
  },

  /** In the place of a value of JSON. */
  JSON_VALUE("what is not one whole value of JSON") {
    @Override
    boolean fits(String value) {
      return value.isBlank() || Json.parse(value) instanceof ParsedJson.Whole;
    }
  };

  private final String tooMuch;

  Embedding(String tooMuch) {
    this.tooMuch = tooMuch;
  }

  abstract boolean fits(String value);

  /**
   * @throws InvalidInputException if the value would be parsed as more than one
   */
  void check(String expression, String value) {
    if (!fits(value)) {
      throw new InvalidInputException(
          "%s brings in '%s', which has %s and would add to the text around it. Give a whole line, or the whole input, by one expression, or give the input as a map"
              .formatted(Excerpt.of(expression), Excerpt.of(value), tooMuch));
    }
  }
}
