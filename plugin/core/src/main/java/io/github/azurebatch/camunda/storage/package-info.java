/**
 * Azure Blob Storage: containers, blobs that arrived, permissions, and the names of the Batch File
 * Conventions standard. {@link BlobStorage} is the port to one storage account.
 */
@NullMarked
package io.github.azurebatch.camunda.storage;

import org.jspecify.annotations.NullMarked;
