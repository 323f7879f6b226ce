package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import java.util.List;

/** The names of a message: the first ones, and the number of all. */
public final class FirstNames {

  /** The most characters of a message that the names take. */
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
