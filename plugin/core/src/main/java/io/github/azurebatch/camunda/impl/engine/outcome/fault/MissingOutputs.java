package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fault of required outputs that are not in storage. */
public final class MissingOutputs {

  private MissingOutputs() {}

  /**
   * The fault of a task that succeeded without leaving what was required.
   *
   * @param applying the task's output files whose upload condition applied
   * @param required names or patterns that the activity requires
   */
  public static Optional<Fault> ofTask(
      List<DeclaredOutputFile> applying,
      List<String> required,
      List<InlineOutput> inline,
      Arrivals arrivals) {
    return fault(
        "succeeded, but nothing arrived for %s; arrived are [%s]",
        Stream.concat(declared(applying, arrivals), named(required, inline, arrivals)), arrivals);
  }

  /** The fault of outputs that are read back and lack what was required. */
  public static Optional<Fault> ofStored(
      List<String> required, List<InlineOutput> inline, Arrivals found) {
    return fault(
        found.files().isEmpty()
            ? "has nothing for %s: nothing is stored there, or there is no such container; found are [%s]"
            : "has nothing for %s; found are [%s]",
        named(required, inline, found),
        found);
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

  private static Stream<String> named(
      List<String> required, List<InlineOutput> inline, Arrivals arrivals) {
    return Stream.concat(
            required.stream().filter(name -> !arrivals.includeNameOrPattern(name)),
            inline.stream().map(InlineOutput::name).filter(name -> arrivals.named(name).isEmpty()))
        .map(name -> "'" + name + "'");
  }

  private static Optional<Fault> fault(String form, Stream<String> missing, Arrivals arrivals) {
    List<String> names = missing.distinct().toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                FaultCode.OUTPUT_MISSING,
                form.formatted(
                    FirstNames.of(names),
                    FirstNames.of(arrivals.files().stream().map(OutputFileValue::key).toList())),
                Map.of("missing", names)));
  }
}
