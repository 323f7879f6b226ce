/**
 * Removes what tasks leave at Azure Batch, and blobs only where that is asked for.
 *
 * <p>A job of ten thousand tasks is not deleted task by task where one call does it; where some are
 * kept, the calls are spread over Camunda jobs of the outbox. All of it may be tried again at any
 * point: what is gone already is success.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.cleanup;

import org.jspecify.annotations.NullMarked;
