/**
 * The port to Azure Batch, in the words of the REST documentation: {@link BatchService}. Nothing
 * here knows the SDK or the process engine.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.batch;

import org.jspecify.annotations.NullMarked;
