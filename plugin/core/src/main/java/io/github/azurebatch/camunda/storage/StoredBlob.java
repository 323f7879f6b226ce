package io.github.azurebatch.camunda.storage;

import java.net.URI;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A blob, as a listing shows it.
 *
 * @param url without a signature
 * @param size in bytes
 * @param lastModified in whole seconds, as Blob Storage keeps it
 */
public record StoredBlob(
    String name,
    String container,
    URI url,
    long size,
    String eTag,
    @Nullable String contentType,
    OffsetDateTime lastModified) {}
