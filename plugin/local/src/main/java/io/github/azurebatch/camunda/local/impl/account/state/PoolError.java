package io.github.azurebatch.camunda.local.impl.account.state;

/** An error of a pool that could not be resized, or of a node that does not work. */
public record PoolError(String code, String message) {}
