package io.github.azurebatch.camunda.benchmarks;

import io.github.azurebatch.camunda.benchmarks.report.Chart;
import io.github.azurebatch.camunda.benchmarks.report.MarkedText;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.report.ResultsFile;
import io.github.azurebatch.camunda.benchmarks.report.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where results go.
 *
 * @param module the folder with README and chart
 */
record Report(Path module) {

  /**
   * Writes them as JSON, and prints them as a table.
   *
   * @param isComplete whether README and chart may show them
   */
  void write(List<Result> results, boolean isComplete, PrintStream out) {
    ResultsFile file = new ResultsFile(module.resolve("target").resolve("results.json"));
    file.write(results);
    List<Result> written = file.read();
    String table = new Table(written).text();
    out.print(table);
    if (isComplete) {
      new MarkedText(module.resolve("README.md")).replace(Machine.now().text() + "\n\n" + table);
      draw(written);
    }
  }

  private void draw(List<Result> results) {
    Path chart = module.resolve("results.svg");
    try {
      Files.writeString(chart, new Chart(results).svg());
    } catch (IOException e) {
      throw new UncheckedIOException("The chart could not be written to " + chart, e);
    }
  }
}
