package io.github.azurebatch.camunda.impl.batch.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a compute node at one moment.
 *
 * @param state such as {@code idle}, {@code unusable} or {@code starttaskfailed}
 * @param errors the errors of the node, as {@code code: message}
 * @param startTaskFailure why its start task failed; null if it did not
 */
public record NodeSnapshot(
    String id, String state, List<String> errors, @Nullable String startTaskFailure) {}
