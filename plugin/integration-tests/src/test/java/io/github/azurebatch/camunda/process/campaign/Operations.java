package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.process.campaign.Results.Planned;
import io.github.azurebatch.camunda.process.campaign.Results.Result;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which operations of the models faults have happened at, and on which sides. */
record Operations(List<Result> results) {

  private static final List<String> SIDES =
      List.of(
          "killed before", "killed after", "stopped (SIGSTOP) before", "stopped (SIGSTOP) after");

  private static final List<Integer> SIZES = List.of(1, 3);

  /** An operation of a model. */
  private record Operation(String model, String text) {}

  /** Operations that an instance without a fault has, and that no fault has happened at. */
  List<String> missed() {
    return counted()
        .filter(operation -> SIDES.stream().allMatch(side -> hits(operation, side, 0) == 0))
        .map(operation -> operation.model + ": " + operation.text)
        .toList();
  }

  /** A row of the page for each. */
  String rows() {
    return counted().map(this::row).collect(Collectors.joining("\n"));
  }

  private Stream<Operation> counted() {
    return results.stream()
        .flatMap(
            result ->
                result.boundaries().stream()
                    .map(boundary -> new Operation(result.model(), boundary.text())))
        .distinct()
        .sorted(
            Comparator.comparing(Operation::model)
                .thenComparing(operation -> operation.text.startsWith("commit"))
                .thenComparing(Operation::text));
  }

  private String row(Operation operation) {
    return SIDES.stream()
        .map(
            side ->
                SIZES.stream()
                    .map(nodes -> String.valueOf(hits(operation, side, nodes)))
                    .collect(Collectors.joining(" / ")))
        .collect(
            Collectors.joining(
                " | ", "| %s | %s | ".formatted(operation.model, operation.text), " |"));
  }

  /**
   * @param nodes how many engine processes; 0 for any
   */
  private long hits(Operation operation, String side, int nodes) {
    return results.stream()
        .filter(result -> nodes == 0 || result.nodes() == nodes)
        .filter(result -> result.model().equals(operation.model))
        .flatMap(result -> result.faults().stream())
        .filter(Planned::happened)
        .filter(fault -> fault.kind().startsWith(side + " "))
        .filter(fault -> fault.boundary().text().equals(operation.text))
        .count();
  }
}
