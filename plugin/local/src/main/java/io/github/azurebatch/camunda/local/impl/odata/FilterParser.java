package io.github.azurebatch.camunda.local.impl.odata;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Reads {@code $filter}: or, and, not, parentheses, comparisons and {@code startswith}. */
final class FilterParser {

  private static final String DATE_TIME = "datetime'";

  /** [inferred] The real service has a limit, too, but does not tell it. */
  private static final int DEEPEST = 100;

  private final Tokens tokens;
  private int depth;

  private FilterParser(Tokens tokens) {
    this.tokens = tokens;
  }

  static Filter parse(String expression) {
    FilterParser parser = new FilterParser(new Tokens(expression));
    Filter filter = parser.or();
    if (parser.tokens.hasNext()) {
      throw new IllegalArgumentException("'" + parser.tokens.take() + "' is not expected");
    }
    return filter;
  }

  private Filter or() {
    List<Filter> operands = operands("or", this::and);
    return operands.size() == 1 ? operands.get(0) : new Filter.Or(operands);
  }

  private Filter and() {
    List<Filter> operands = operands("and", this::operand);
    return operands.size() == 1 ? operands.get(0) : new Filter.And(operands);
  }

  /** In a list, as thousands of them may follow one another. */
  private List<Filter> operands(String operator, Supplier<Filter> operand) {
    List<Filter> operands = new ArrayList<>(List.of(operand.get()));
    while (tokens.takeIf(operator)) {
      operands.add(operand.get());
    }
    return operands;
  }

  private Filter operand() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("it is nested more than " + DEEPEST + " times");
    }
    try {
      return operandAtThisDepth();
    } finally {
      depth--;
    }
  }

  private Filter operandAtThisDepth() {
    if (tokens.takeIf("not")) {
      return new Filter.Not(operand());
    }
    if (tokens.takeIf("(")) {
      Filter inner = or();
      tokens.expect(")");
      return inner;
    }
    if (tokens.takeIf("startswith")) {
      return startsWith();
    }
    return comparison();
  }

  private Filter startsWith() {
    tokens.expect("(");
    String property = tokens.take();
    tokens.expect(",");
    if (!(literal(tokens.take()) instanceof String prefix)) {
      throw new IllegalArgumentException("startswith needs a text in quotes");
    }
    tokens.expect(")");
    return new Filter.StartsWith(property, prefix);
  }

  private Filter comparison() {
    String property = tokens.take();
    Filter.Operator operator = operator(tokens.take());
    return new Filter.Comparison(property, operator, literal(tokens.take()));
  }

  private static Filter.Operator operator(String word) {
    for (Filter.Operator operator : Filter.Operator.values()) {
      if (operator.name().equalsIgnoreCase(word)) {
        return operator;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no operator");
  }

  private static Object literal(String word) {
    if (word.startsWith("'")) {
      return word.substring(1, word.length() - 1).replace("''", "'");
    }
    if (word.toLowerCase(Locale.ROOT).startsWith(DATE_TIME)) {
      return time(word.substring(DATE_TIME.length(), word.length() - 1));
    }
    if (word.equals("true") || word.equals("false")) {
      return Boolean.valueOf(word);
    }
    return word.matches("-?\\d{1,18}") ? Long.valueOf(word) : time(word);
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is no date and time", e);
    }
  }
}
