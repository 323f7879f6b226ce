package io.github.azurebatch.camunda.process.campaign;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the oracle found after a round.
 *
 * @param faults how many faults were injected
 * @param instances how many process instances ran
 * @param lost what should be there and is not, such as an instance that ended elsewhere, or a blob
 * @param doubled what is there twice, such as an Azure Batch task for the same entry
 * @param stuck what should be over and is not, such as a Camunda job without an instance
 * @param signatures where a signature was found
 */
record Verdict(
    int faults,
    int instances,
    List<String> lost,
    List<String> doubled,
    List<String> stuck,
    List<String> signatures) {

  static final Verdict NONE = new Verdict(0, 0, List.of(), List.of(), List.of(), List.of());

  Verdict and(Verdict other) {
    return new Verdict(
        faults + other.faults,
        instances + other.instances,
        both(lost, other.lost),
        both(doubled, other.doubled),
        both(stuck, other.stuck),
        both(signatures, other.signatures));
  }

  private static List<String> both(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  boolean isClean() {
    return lost.isEmpty() && doubled.isEmpty() && stuck.isEmpty() && signatures.isEmpty();
  }
}
