package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import java.util.List;

/** Names as a message has them: the first ones, and how many there are. */
public final class FirstNames {

  /** So much of a message, in characters, is left to them. */
  private static final int ROOM = 240;

  private FirstNames() {}

  public static String of(List<String> names) {
    int shown = 0;
    int length = 0;
    while (shown < names.size() && (shown == 0 || length + names.get(shown).length() <= ROOM)) {
      length += names.get(shown).length() + ", ".length();
      shown++;
    }
    String first = String.join(", ", names.subList(0, shown));
    return shown == names.size()
        ? first
        : "%s and %d more (%d in all)".formatted(first, names.size() - shown, names.size());
  }
}
