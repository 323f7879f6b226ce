/**
 * Azure Batch, as the REST API documentation names it. {@link BatchService} is the port; only the
 * package-private classes behind it that begin with {@code Sdk} know the names of the Batch SDK.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/batchservice/">Batch service REST API</a>
 */
@NullMarked
package io.github.azurebatch.camunda.batch;

import org.jspecify.annotations.NullMarked;
