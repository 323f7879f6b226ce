package io.github.azurebatch.camunda.benchmarks.report;

import java.util.Locale;

/** How large a run is. */
public enum Form {
  /** A few instances, to see that it works. */
  TINY,
  /** Some minutes on two cores. */
  QUICK,
  /** All of it. */
  FULL;

  /** As results have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Form parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
