package io.github.azurebatch.camunda.impl.engine.pattern;

import java.util.OptionalInt;
import java.util.function.IntPredicate;
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

  /**
   * Those of a bracket expression, such as {@code [!a-c]}; none are in a range that is reversed.
   */
  static Characters of(String brackets) {
    boolean negated = brackets.startsWith("[!");
    String members = brackets.substring(negated ? 2 : 1, brackets.length() - 1);
    StringBuilder ranges = new StringBuilder(negated ? "//" : "");
    int at = 0;
    while (at < members.length()) {
      boolean isRange = at + 2 < members.length() && members.charAt(at + 1) == '-';
      int last = isRange ? at + 2 : at;
      ranges.append(members.charAt(at)).append(members.charAt(last));
      at = last + 1;
    }
    return new Characters(ranges.toString(), negated);
  }

  /** Whether a range ends before it begins, such as {@code [z-a]}. */
  boolean hasReversedRange() {
    return IntStream.range(0, ranges.length() / 2)
        .anyMatch(i -> ranges.charAt(2 * i) > ranges.charAt(2 * i + 1));
  }

  boolean contains(int character) {
    for (int i = 0; i < ranges.length(); i += 2) {
      if (ranges.charAt(i) <= character && character <= ranges.charAt(i + 1)) {
        return !negated;
      }
    }
    return negated;
  }

  boolean containsAll(Characters others) {
    return equals(others)
        || samples(others).noneMatch(each -> others.contains(each) && !contains(each));
  }

  /** One that both contain and that is allowed, if there is one. */
  OptionalInt common(Characters others, IntPredicate allowed) {
    return contains('a') && others.contains('a')
        ? OptionalInt.of('a')
        : samples(others)
            .filter(each -> contains(each) && others.contains(each) && allowed.test(each))
            .findFirst();
  }

  /** One or more of each group that these and the others do not tell apart, readable ones first. */
  private IntStream samples(Characters others) {
    return IntStream.concat(
        IntStream.concat(borders(), others.borders()), IntStream.of('a', '0', 0));
  }

  /** Where ranges begin, and what comes after them: in between, all characters are alike. */
  private IntStream borders() {
    return IntStream.range(0, ranges.length())
        .map(i -> ranges.charAt(i) + i % 2)
        .filter(each -> each <= Character.MAX_VALUE);
  }
}
