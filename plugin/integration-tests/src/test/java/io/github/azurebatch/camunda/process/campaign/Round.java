package io.github.azurebatch.camunda.process.campaign;

import java.util.List;

/**
 * Instances that run at the same time, and the faults that happen meanwhile.
 *
 * @param name begins the business keys; lower case letters, digits and hyphens
 * @param nodes how many engine processes there are
 * @param faults of one kind, in the order in which they happen; at most one if it is at a boundary
 */
record Round(String name, int nodes, int instances, List<? extends Fault> faults) {

  String kind() {
    return faults.isEmpty() ? "none" : faults.get(0).kind();
  }
}
