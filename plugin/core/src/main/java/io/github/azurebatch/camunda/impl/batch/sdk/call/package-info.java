/**
 * One call to the Batch service: the client, its authentication, its tries, and what a failure
 * means.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.batch.sdk.call;

import org.jspecify.annotations.NullMarked;
