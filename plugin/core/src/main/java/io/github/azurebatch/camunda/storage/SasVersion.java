package io.github.azurebatch.camunda.storage;

import com.azure.storage.blob.BlobServiceVersion;
import org.jspecify.annotations.Nullable;

/**
 * The version of the storage service in whose form a signature is made, a date such as {@code
 * 2025-11-05}.
 */
record SasVersion(String date) {

  /** The form of a later version is not known here; the service takes the older ones for ever. */
  static final String NEWEST = "2026-10-06";

  /** The configured version; without one, that of the SDK's requests. */
  static SasVersion of(@Nullable String configured) {
    String spoken = configured == null ? BlobServiceVersion.getLatest().getVersion() : configured;
    return new SasVersion(spoken.compareTo(NEWEST) > 0 ? NEWEST : spoken);
  }

  boolean isSince(String first) {
    return date.compareTo(first) >= 0;
  }
}
