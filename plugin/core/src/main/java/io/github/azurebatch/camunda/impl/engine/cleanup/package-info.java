/**
 * The activity that removes what tasks leave at Azure Batch, and blobs where the model asks for it.
 *
 * <p>One call deletes a job of ten thousand tasks where none of them is kept; where some are kept,
 * the calls are spread over Camunda jobs of the outbox. The activity can be repeated at any point:
 * what does not exist any more counts as removed.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.cleanup;

import org.jspecify.annotations.NullMarked;
