package io.github.azurebatch.camunda.storage;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.Optional;

/**
 * What a container SAS allows: letters among {@code racwdl} (read, add, create, write, delete,
 * list), kept in the order that the service wants.
 */
public record SasPermissions(String letters) {

  /** Enough for the Batch service to upload output files. */
  public static final SasPermissions WRITE = new SasPermissions("w");

  /** Enough for a node to fetch the blobs of a container. */
  public static final SasPermissions READ_AND_LIST = new SasPermissions("rl");

  private static final String ORDER = "racwdl";

  /**
   * @throws InvalidInputException if a letter is unknown, or there is none
   */
  public SasPermissions {
    String given = letters;
    if (given.isEmpty() || !given.chars().allMatch(letter -> ORDER.indexOf(letter) >= 0)) {
      throw new InvalidInputException(
          "SAS permissions '" + given + "' are not among the letters " + ORDER);
    }
    letters =
        ORDER
            .chars()
            .filter(letter -> given.indexOf(letter) >= 0)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** The permissions among any letters; empty if there are none. */
  public static Optional<SasPermissions> among(String letters) {
    String known = letters.replaceAll("[^" + ORDER + "]", "");
    return known.isEmpty() ? Optional.empty() : Optional.of(new SasPermissions(known));
  }

  /** Whether the Batch service can upload with it, new blobs at least. */
  public boolean allowCreating() {
    return letters.contains("w") || letters.contains("c");
  }
}
