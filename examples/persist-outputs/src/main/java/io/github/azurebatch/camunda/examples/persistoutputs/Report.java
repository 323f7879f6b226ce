package io.github.azurebatch.camunda.examples.persistoutputs;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints what was persisted, what became of it, and the path that was taken. */
final class Report {

  private static final Set<String> GOOD_ENDS = Set.of("EndAbove", "EndBelow");

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
        : fail(String.valueOf(results.field("batchError", "message")));
  }

  private void printFiles() {
    List<Map<String, Object>> files =
        Stream.of("outputs", "summary").flatMap(name -> results.files(name).stream()).toList();
    if (!files.isEmpty()) {
      out.printf("%nPersisted in container %s%n", results.field("outputContainer", "container"));
      files.forEach(this::printFile);
    }
  }

  private void printFile(Map<String, Object> file) {
    out.printf(
        Locale.ROOT,
        "  %-12s %,9d bytes  %s%n",
        file.get("path"),
        file.get("size"),
        file.get("url"));
  }

  private void printVariables() {
    out.printf("%nVariables%n");
    printVariable("outputs.upload", results.field("outputs", "upload"));
    printVariable("outputs.count", results.field("outputs", "count"));
    printVariable(
        "outputs.files['output.txt'].size",
        results.field("outputs", "files", "output.txt", "size"));
    printVariable(
        "summary.content['summary.json']", results.field("summary", "content", "summary.json"));
    printVariable("threshold", results.field("threshold"));
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
