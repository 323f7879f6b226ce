package io.github.azurebatch.camunda.impl.storage;

import com.azure.storage.blob.BlobServiceVersion;

/**
 * The version of the storage service in whose form a signature is made, a date such as {@code
 * 2025-11-05}.
 */
record SasVersion(String date) {

  /** The form of a later version is not known here; the service takes the older ones for ever. */
  static final String NEWEST = "2026-10-06";

  /** That of the requests. */
  static SasVersion of(BlobServiceVersion spoken) {
    String date = spoken.getVersion();
    return new SasVersion(date.compareTo(NEWEST) > 0 ? NEWEST : date);
  }

  boolean isSince(String first) {
    return date.compareTo(first) >= 0;
  }
}
