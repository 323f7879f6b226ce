package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the blobs that many tasks left, and keeps them while they are few enough to be listed. */
public final class CountedFiles {

  private final int maxFiles;
  private final List<OutputFileValue> files = new ArrayList<>();
  private int count;
  private long bytes;

  /**
   * @param maxFiles if there are more blobs than this, none is kept
   */
  public CountedFiles(int maxFiles) {
    this.maxFiles = maxFiles;
  }

  /**
   * @param account the configured account in whose storage the blob lies
   * @param taskId the task that left the blob; null where only the blob's name can tell
   */
  public void add(String account, StoredBlob blob, @Nullable String taskId) {
    count++;
    bytes += blob.size();
    if (count <= maxFiles) {
      files.add(new OutputFileValue(blob.name(), taskId, new ArrivedBlob(account, blob)));
    } else {
      files.clear();
    }
  }

  /**
   * @param uploadedCount how many tasks left a blob
   */
  public ArrivalSummary summary(int uploadedCount) {
    return new ArrivalSummary(files, count, bytes, uploadedCount);
  }
}
