package io.github.azurebatch.camunda.storage;

import io.github.azurebatch.camunda.fault.RefusedException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A persisted output of a job or a task. Whether it exists shows when it is read. */
public final class OutputFileReference {

  private final BlobStorage storage;
  private final String container;
  private final OutputName name;
  private final String blobName;
  private final @Nullable StoredBlob listed;

  OutputFileReference(
      BlobStorage storage,
      String container,
      OutputName name,
      String blobName,
      @Nullable StoredBlob listed) {
    this.storage = storage;
    this.container = container;
    this.name = name;
    this.blobName = blobName;
    this.listed = listed;
  }

  /** Empty for an output of the job itself. */
  public Optional<String> taskId() {
    return Optional.ofNullable(name.taskId());
  }

  /** Such as {@code TaskOutput}, without the dollar sign. */
  public String kind() {
    return name.kind();
  }

  /** The path below the kind, such as {@code frames/1.png}. */
  public String path() {
    return name.path();
  }

  public String container() {
    return container;
  }

  /** The whole name of the blob, such as {@code 001/$TaskOutput/frames/1.png}. */
  public String blobName() {
    return blobName;
  }

  /** What the listing said of the blob; empty where the output was named and not listed. */
  public Optional<StoredBlob> blob() {
    return Optional.ofNullable(listed);
  }

  /**
   * The content.
   *
   * @param maxBytes the most bytes that are read and returned; a longer output is cut
   * @throws RefusedException if it is not there ({@code BlobNotFound}, {@code ContainerNotFound})
   */
  public byte[] read(int maxBytes) {
    return storage.read(container, blobName, maxBytes);
  }

  /**
   * The content as a stream, for the caller to close.
   *
   * @throws RefusedException if it is not there ({@code BlobNotFound}, {@code ContainerNotFound})
   */
  public InputStream open() {
    return storage.open(container, blobName);
  }

  @Override
  public String toString() {
    return container + "/" + blobName;
  }
}
