/**
 * Azure Blob Storage: containers, shared access signatures, the blobs that arrived, and the names
 * of the Batch File Conventions standard. {@link BlobStorage} is the port; one package-private
 * adapter behind it knows the blob SDK.
 */
@NullMarked
package io.github.azurebatch.camunda.storage;

import org.jspecify.annotations.NullMarked;
