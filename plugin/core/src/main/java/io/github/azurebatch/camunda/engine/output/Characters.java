package io.github.azurebatch.camunda.engine.output;

import java.util.stream.IntStream;

/**
 * Some characters: those in the ranges or, negated, all others.
 *
 * @param ranges the first and the last character of each, one after the other
 */
record Characters(String ranges, boolean negated) {

  static final Characters NONE = new Characters("", false);
  static final Characters ALL = new Characters("", true);
  static final Characters OF_A_NAME = new Characters("//", true);

  static Characters only(char character) {
    return new Characters(String.valueOf(character).repeat(2), false);
  }

  /** Those of a bracket expression, such as {@code [!a-c]}. */
  static Characters of(String brackets) {
    boolean negated = brackets.startsWith("[!");
    String members = brackets.substring(negated ? 2 : 1, brackets.length() - 1);
    StringBuilder ranges = new StringBuilder(negated ? "//" : "");
    for (int i = 0; i < members.length(); i++) {
      ranges.append(members.charAt(i));
      if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
        i += 2;
      }
      ranges.append(members.charAt(i));
    }
    return new Characters(ranges.toString(), negated);
  }

  boolean contains(char character) {
    for (int i = 0; i < ranges.length(); i += 2) {
      if (character >= ranges.charAt(i) && character <= ranges.charAt(i + 1)) {
        return !negated;
      }
    }
    return negated;
  }

  /** Where ranges begin, and what comes after them: in between, all characters are alike. */
  IntStream borders() {
    return IntStream.range(0, ranges.length()).map(i -> ranges.charAt(i) + i % 2);
  }
}
