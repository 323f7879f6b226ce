/** Waiting for Azure Batch tasks without a thread: external tasks, leases and one watcher. */
@NullMarked
package io.github.azurebatch.camunda.engine.await;

import org.jspecify.annotations.NullMarked;
