package io.github.azurebatch.camunda.impl.engine.lease;

/**
 * Something that one node at a time holds.
 *
 * @param group only nodes that serve it can hold the thing
 * @param name unlike any other's, also of other groups
 */
public record Leasable(String group, String name) {}
