package io.github.azurebatch.camunda.impl.storage;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.storage.FileConventions;
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

  /**
   * The container that the File Conventions give the job, which may be one of a job schedule, such
   * as {@code nightly:job-1}.
   *
   * @throws InvalidInputException if the id has characters that no job id has
   */
  public static String ofJob(String jobId) {
    try {
      return FileConventions.containerName(jobId);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }
}
