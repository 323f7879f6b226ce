package io.github.azurebatch.camunda.examples.persistoutputs;

import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.variable.BatchError;
import io.github.azurebatch.camunda.variable.OutputBlob;
import io.github.azurebatch.camunda.variable.Outputs;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints what was persisted, the variables that tell of it, and the path that was taken. */
final class Report {

  private static final Set<String> GOOD_ENDS = Set.of("EndAbove", "EndBelow");

  private static final String SUMMARY = "summary";

  private final Results results;
  private final PrintStream out;

  Report(Results results, PrintStream out) {
    this.results = results;
    this.out = out;
  }

  /**
   * Prints it and returns the exit status.
   *
   * @param incident the message of the incident that stopped the process; null if none did
   */
  int print(@Nullable String incident) {
    printFiles();
    printVariables();
    out.printf("%nPath%n  %s%n", String.join(" > ", results.path()));
    if (incident != null) {
      return fail("an incident: " + incident);
    }
    String end = results.end();
    return end != null && GOOD_ENDS.contains(end)
        ? 0
        : fail(results.error().map(BatchError::message).orElse("no reason is known"));
  }

  private void printFiles() {
    List<OutputBlob> files =
        Stream.of(AzureBatchVariables.OUTPUTS, SUMMARY)
            .flatMap(name -> results.outputs(name).stream())
            .flatMap(outputs -> outputs.list().stream())
            .toList();
    if (!files.isEmpty()) {
      out.printf("%nPersisted in container %s%n", files.get(0).container());
      files.forEach(this::printFile);
    }
  }

  private void printFile(OutputBlob file) {
    out.printf(Locale.ROOT, "  %-12s %,9d bytes  %s%n", file.path(), file.size(), file.url());
  }

  private void printVariables() {
    out.printf("%nVariables%n");
    results.outputs(AzureBatchVariables.OUTPUTS).ifPresent(this::printOutputs);
    results
        .outputs(SUMMARY)
        .ifPresent(
            summary ->
                printVariable(
                    "summary.content['summary.json']", summary.content().get("summary.json")));
    printVariable("threshold", results.variable("threshold").orElse(null));
  }

  private void printOutputs(Outputs outputs) {
    printVariable("outputs.upload", outputs.upload().orElse(null));
    printVariable("outputs.count", outputs.count());
    OutputBlob file = outputs.files().get("output.txt");
    printVariable("outputs.files['output.txt'].size", file == null ? null : file.size());
  }

  private void printVariable(String expression, @Nullable Object value) {
    if (value != null) {
      out.printf("  %-35s %s%n", "${" + expression + "}", value);
    }
  }

  private int fail(String reason) {
    out.printf("%nFailed: %s%n", reason);
    return 1;
  }
}
