package io.github.azurebatch.camunda.impl.storage;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The service's rules for the name of a container: 3 to 63 lower-case letters, digits and single
 * hyphens, beginning and ending with a letter or digit.
 *
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata">naming
 *     containers and blobs</a>
 */
public final class ContainerName {

  private static final Pattern NAME = Pattern.compile("[a-z0-9](-?[a-z0-9])*");
  private static final int MIN_LENGTH = 3;
  private static final int MAX_LENGTH = 63;

  private ContainerName() {}

  /**
   * Returns the name if it is one.
   *
   * @throws InvalidInputException if it is not, with the name and the rules
   */
  public static String check(String name) {
    if (name.length() < MIN_LENGTH || name.length() > MAX_LENGTH || !NAME.matcher(name).matches()) {
      throw new InvalidInputException(
          "'"
              + name
              + "' is no container name: 3 to 63 lower-case letters, digits and single hyphens are"
              + " allowed, beginning and ending with a letter or digit");
    }
    return name;
  }
}
