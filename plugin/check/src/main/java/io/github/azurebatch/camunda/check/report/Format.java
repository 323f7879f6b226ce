package io.github.azurebatch.camunda.check.report;

import java.io.PrintWriter;
import java.util.Locale;

/** The forms of a report. */
public enum Format {
  TEXT(TextReport::write),
  SARIF(SarifReport::write),
  JUNIT(JunitReport::write);

  private interface Report {
    void write(Results results, PrintWriter out);
  }

  private final Report report;

  Format(Report report) {
    this.report = report;
  }

  /** Writes the whole report. */
  public void write(Results results, PrintWriter out) {
    report.write(results, out);
  }

  /** As it is given on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
