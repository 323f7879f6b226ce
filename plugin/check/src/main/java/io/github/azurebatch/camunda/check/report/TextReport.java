package io.github.azurebatch.camunda.check.report;

import java.io.PrintWriter;

/** A line for each finding, as compilers write it: editors and terminals lead to the place. */
final class TextReport {

  private TextReport() {}

  static void write(Results results, PrintWriter out) {
    for (CheckedFile file : results.files()) {
      file.findings()
          .forEach(
              finding -> out.println(file.path() + (finding.line() == 0 ? ": " : ":") + finding));
    }
  }
}
