package io.github.azurebatch.camunda.engine.outcome;

import io.github.azurebatch.camunda.engine.output.DeclaredOutputFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fault of a task that succeeded without leaving what was required. */
final class MissingOutputs {

  private static final int MOST_SHOWN = 20;

  private MissingOutputs() {}

  static Optional<Fault> of(
      Expectation expected, List<DeclaredOutputFile> applying, Arrivals arrivals) {
    List<String> missing =
        Stream.concat(declared(applying, arrivals), awaited(expected, arrivals))
            .distinct()
            .toList();
    return missing.isEmpty() ? Optional.empty() : Optional.of(fault(missing, arrivals));
  }

  private static Stream<String> declared(List<DeclaredOutputFile> applying, Arrivals arrivals) {
    return applying.stream()
        .filter(DeclaredOutputFile::required)
        .filter(file -> !arrivals.include(file))
        .map(
            file ->
                "'%s' (container '%s', path '%s')"
                    .formatted(file.pattern().text(), file.container(), file.path()));
  }

  private static Stream<String> awaited(Expectation expected, Arrivals arrivals) {
    return Stream.concat(
            expected.required().stream().filter(name -> !arrivals.includeNameOrPattern(name)),
            expected.inline().stream().filter(name -> arrivals.named(name).isEmpty()))
        .map(name -> "'" + name + "'");
  }

  private static Fault fault(List<String> missing, Arrivals arrivals) {
    return new Fault(
        FaultCode.OUTPUT_MISSING,
        "succeeded, but nothing arrived for %s; arrived are %s"
            .formatted(
                String.join(", ", missing),
                arrivals.files().stream().map(OutputFileValue::key).limit(MOST_SHOWN).toList()));
  }
}
