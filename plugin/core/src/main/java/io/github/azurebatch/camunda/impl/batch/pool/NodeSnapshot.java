package io.github.azurebatch.camunda.impl.batch.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service says of a compute node at one moment.
 *
 * @param state such as {@code idle}, {@code unusable} or {@code starttaskfailed}
 * @param errors what is wrong with it, as {@code code: message}
 * @param startTaskFailure why its start task failed; null if it did not
 */
public record NodeSnapshot(
    String id, String state, List<String> errors, @Nullable String startTaskFailure) {}
