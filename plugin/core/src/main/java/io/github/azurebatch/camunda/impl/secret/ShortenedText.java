package io.github.azurebatch.camunda.impl.secret;

import java.util.List;
import java.util.TreeSet;

/** Where a text may have been shortened: a service cuts long values, and a log ends somewhere. */
final class ShortenedText {

  private static final List<String> ELLIPSES = List.of("...", "\u2026");

  private ShortenedText() {}

  /** The begin of each ellipsis, and the end of the text without trailing whitespace. */
  static List<Integer> endsOf(String text) {
    TreeSet<Integer> ends = new TreeSet<>();
    for (String ellipsis : ELLIPSES) {
      int at = text.indexOf(ellipsis);
      while (at >= 0) {
        ends.add(at);
        at = text.indexOf(ellipsis, at + ellipsis.length());
      }
    }
    ends.add(text.stripTrailing().length());
    return List.copyOf(ends);
  }
}
