package io.github.azurebatch.camunda.impl.engine.pattern;

import java.util.stream.IntStream;

/**
 * Some characters: those in the ranges or, negated, all others.
 *
 * @param ranges the first and the last character of each, one after the other; in order, with other
 *     characters in between
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
    boolean negated = isNegated(brackets);
    IntStream ranges = ranges(brackets).filter(range -> first(range) <= last(range));
    return new Characters(
        merged(negated ? IntStream.concat(ranges, IntStream.of(range('/', '/'))) : ranges),
        negated);
  }

  /** Whether a range of a bracket expression ends before it begins, such as {@code [z-a]}. */
  static boolean hasReversedRange(String brackets) {
    return ranges(brackets).anyMatch(range -> first(range) > last(range));
  }

  private static boolean isNegated(String brackets) {
    return brackets.startsWith("[!");
  }

  private static IntStream ranges(String brackets) {
    String members = brackets.substring(isNegated(brackets) ? 2 : 1, brackets.length() - 1);
    IntStream.Builder ranges = IntStream.builder();
    int at = 0;
    while (at < members.length()) {
      boolean isRange = at + 2 < members.length() && members.charAt(at + 1) == '-';
      int last = isRange ? at + 2 : at;
      ranges.add(range(members.charAt(at), members.charAt(last)));
      at = last + 1;
    }
    return ranges.build();
  }

  private static int range(char first, char last) {
    return first << Character.SIZE | last;
  }

  private static char first(int range) {
    return (char) (range >>> Character.SIZE);
  }

  private static char last(int range) {
    return (char) range;
  }

  private static String merged(IntStream ranges) {
    StringBuilder merged = new StringBuilder();
    for (int range : ranges.boxed().sorted(Integer::compareUnsigned).toList()) {
      int end = merged.length() - 1;
      if (end >= 0 && first(range) <= merged.charAt(end) + 1) {
        merged.setCharAt(end, (char) Math.max(merged.charAt(end), last(range)));
      } else {
        merged.append(first(range)).append(last(range));
      }
    }
    return merged.toString();
  }

  /** By halves: brackets may hold as many characters as there are. */
  boolean contains(char character) {
    int low = 0;
    int high = ranges.length() / 2;
    while (low < high) {
      int middle = (low + high) / 2;
      if (character > ranges.charAt(2 * middle + 1)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean inRange = 2 * low < ranges.length() && character >= ranges.charAt(2 * low);
    return inRange != negated;
  }

  /** Where ranges begin, and what comes after them: in between, all characters are alike. */
  IntStream borders() {
    return IntStream.range(0, ranges.length()).map(i -> ranges.charAt(i) + i % 2);
  }
}
