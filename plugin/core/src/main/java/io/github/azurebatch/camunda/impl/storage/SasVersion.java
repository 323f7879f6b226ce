package io.github.azurebatch.camunda.impl.storage;

import com.azure.storage.blob.BlobServiceVersion;

/** The version of the storage service whose form a signature has, such as {@code 2025-11-05}. */
record SasVersion(String date) {

  /** The newest known form. The service accepts older forms for ever. */
  static final String NEWEST = "2026-10-06";

  /** The version of the requests, or the newest known form if that is older. */
  static SasVersion of(BlobServiceVersion spoken) {
    String date = spoken.getVersion();
    return new SasVersion(date.compareTo(NEWEST) > 0 ? NEWEST : date);
  }

  boolean isSince(String first) {
    return date.compareTo(first) >= 0;
  }
}
