package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import java.util.List;

/**
 * What many tasks left in storage.
 *
 * @param files all files, or none if a variable cannot list as many
 * @param count how many files
 * @param bytes the sum of their sizes
 * @param uploadedCount how many tasks left a file
 */
public record ArrivalSummary(
    List<OutputFileValue> files, int count, long bytes, int uploadedCount) {}
