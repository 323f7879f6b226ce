package io.github.azurebatch.camunda.impl.engine.check;

import java.util.Comparator;
import java.util.List;

/** How far a name is from another one. */
public final class Typos {

  private Typos() {}

  /** The known name that is least far from what was written. */
  public static String nearest(List<String> known, String written) {
    return known.stream()
        .min(Comparator.comparingInt(name -> between(name, written)))
        .orElseThrow();
  }

  /** How many characters have to be put in, taken out or changed: the Levenshtein distance. */
  public static int between(String wanted, String written) {
    int[] row = new int[written.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= wanted.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (wanted.charAt(i - 1) == written.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[written.length()];
  }
}
