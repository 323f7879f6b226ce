package io.github.azurebatch.camunda.impl.storage;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.Arrays;

/**
 * The rules for the name of a blob, or of the virtual directory that a pattern's files go to: 1 to
 * 1,024 characters and at most 254 segments, with nothing that the service or a client would take
 * away or resolve.
 *
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata">naming
 *     containers and blobs</a>
 */
public final class BlobPath {

  private static final int MAX_LENGTH = 1024;
  private static final int MAX_SEGMENTS = 254;

  private BlobPath() {}

  /**
   * Returns the path if it can be the name of a blob.
   *
   * @throws InvalidInputException if it cannot, with the path and what is allowed
   */
  public static String check(String path) {
    require(!path.isEmpty() && path.length() <= MAX_LENGTH, path, "has 1 to 1,024 characters");
    require(path.chars().noneMatch(Character::isISOControl), path, "has no control characters");
    require(!path.startsWith("/"), path, "does not begin with '/'");
    require(!path.endsWith("/"), path, "does not end with '/'");
    require(path.indexOf('\\') < 0, path, "is divided by '/', never by a backslash");
    String[] segments = path.split("/", -1);
    require(segments.length <= MAX_SEGMENTS, path, "has at most 254 parts between its '/'");
    Arrays.stream(segments).forEach(segment -> checkSegment(path, segment));
    return path;
  }

  private static void checkSegment(String path, String segment) {
    require(!segment.isEmpty(), path, "has no empty part between two '/'");
    require(!segment.endsWith("."), path, "has no part that is, or ends with, a dot");
  }

  private static void require(boolean holds, String path, String rule) {
    if (!holds) {
      throw new InvalidInputException("'" + path + "' is no blob path: a blob path " + rule);
    }
  }
}
