package io.github.azurebatch.camunda.impl.engine.lease;

/**
 * Something that one node at a time holds, such as a Batch job to watch.
 *
 * @param group only nodes that serve the group can hold it
 * @param name unique, also among all groups
 */
public record Leasable(String group, String name) {}
