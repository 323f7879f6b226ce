package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import org.jspecify.annotations.Nullable;

/**
 * An output file whose container and path are known.
 *
 * @param declared what is kept of it with the task
 * @param container where it goes
 * @param identity the resource id of the managed identity that uploads it; null where a SAS does
 */
record ResolvedOutputFile(
    DeclaredOutputFile declared, BlobLocation container, @Nullable String identity) {}
