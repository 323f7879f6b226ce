package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import java.util.List;

/**
 * What many tasks left.
 *
 * @param files all of them, or none if there are too many for a variable
 * @param uploadedCount how many tasks left something
 */
public record ArrivalSummary(
    List<OutputFileValue> files, int count, long bytes, int uploadedCount) {}
