package io.github.azurebatch.camunda.impl.storage;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DownloadRetryOptions;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The content of a blob as a stream. The SDK reads 4 MiB at a time, each by a call with the limits
 * of every call, whose failure is told in the words of the others.
 */
final class BlobContent extends FilterInputStream {

  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final StorageFaults faults;
  private final String action;

  /**
   * @param content of the SDK
   */
  BlobContent(InputStream content, StorageFaults faults, String action) {
    super(content);
    this.faults = faults;
    this.action = action;
  }

  /** The bytes of a range; none of an empty blob, for which the service answers 416. */
  static byte[] range(BlobClient blob, long offset, int maxBytes) {
    if (maxBytes == 0) {
      return new byte[0];
    }
    try {
      return blob.downloadContentWithResponse(
              new DownloadRetryOptions().setMaxRetryRequests(2),
              null,
              new BlobRange(offset, (long) maxBytes),
              false,
              null,
              Context.NONE)
          .getValue()
          .toBytes();
    } catch (BlobStorageException e) {
      if (e.getStatusCode() == RANGE_NOT_SATISFIABLE) {
        return new byte[0];
      }
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    return translated(in::read);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return translated(() -> in.read(bytes, offset, length));
  }

  @Override
  public long skip(long count) throws IOException {
    return translated(() -> in.skip(count));
  }

  private <T> T translated(Reading<T> reading) throws IOException {
    try {
      return faults.explained(action, () -> unchecked(reading));
    } catch (AzureBatchException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The SDK puts its own exception into another one, whose message quotes the answer. */
  private static <T> T unchecked(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new UncheckedIOException(e);
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }
}
