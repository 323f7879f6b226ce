package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;

/**
 * A requested output file whose container and path are known.
 *
 * @param declared what is kept of it with the task
 * @param container where it goes
 */
record ResolvedOutputFile(
    OutputFileRequest request, DeclaredOutputFile declared, BlobLocation container) {}
