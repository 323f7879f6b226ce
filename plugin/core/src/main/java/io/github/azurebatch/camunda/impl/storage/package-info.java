/**
 * The adapter of {@link io.github.azurebatch.camunda.storage.BlobStorage}: only these classes know
 * the blob SDK.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.storage;

import org.jspecify.annotations.NullMarked;
