package io.github.azurebatch.camunda.impl.engine.event;

import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * The hash of a place that blobs are written to: a directory of a container, or one blob. A blob is
 * in the place of its name and in that of each directory above it.
 */
public final class UploadKey {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private UploadKey() {}

  /**
   * @param path of the directory or the blob, without a slash at its end; empty for the container
   */
  public static long of(String storage, String container, String path) {
    return mixed(append(container(storage, container), path));
  }

  /** Gives the keys of all places that the blob is in: its container first. */
  static void ofAll(BlobCreated blob, LongConsumer keys) {
    long hash = container(blob.storage(), blob.container());
    keys.accept(mixed(hash));
    String name = blob.blob();
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '/') {
        keys.accept(mixed(hash));
      }
      hash = append(hash, name.charAt(i));
    }
    keys.accept(mixed(hash));
  }

  /** The place of the container itself. */
  static long ofContainer(BlobCreated blob) {
    return of(blob.storage(), blob.container(), "");
  }

  private static long container(String storage, String container) {
    return append(append(BASIS, storage.toLowerCase(Locale.ROOT)), "/" + container + "/");
  }

  private static long append(long hash, String text) {
    long result = hash;
    for (int i = 0; i < text.length(); i++) {
      result = append(result, text.charAt(i));
    }
    return result;
  }

  private static long append(long hash, char letter) {
    return (hash ^ letter) * PRIME;
  }

  /** Spreads the last letters over all bits. */
  private static long mixed(long hash) {
    long once = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    long twice = (once ^ (once >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return twice ^ (twice >>> 33);
  }
}
