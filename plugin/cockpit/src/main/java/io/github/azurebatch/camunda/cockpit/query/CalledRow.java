package io.github.azurebatch.camunda.cockpit.query;

import org.jspecify.annotations.Nullable;

/** A running process instance, and the one whose call activity has started it. */
public record CalledRow(String id, @Nullable String caller) {}
