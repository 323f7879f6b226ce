package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import io.github.azurebatch.camunda.storage.StoredBlob;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Tells blobs that were written since a moment from older ones, which an earlier run left. Blob
 * Storage keeps times in whole seconds, so a blob that was written in the second of that moment
 * counts.
 */
public record StoredSince(Instant second) {

  /** Takes every blob. */
  public static final StoredSince ALWAYS = new StoredSince(Instant.MIN);

  public StoredSince {
    second = second.truncatedTo(ChronoUnit.SECONDS);
  }

  public boolean includes(StoredBlob blob) {
    return !blob.lastModified().toInstant().isBefore(second);
  }
}
