package io.github.azurebatch.camunda.impl.batch;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The service's rules for the ids of jobs, tasks and pools: 1 to 64 letters, digits, hyphens and
 * underscores. Ids keep their case, and are unique without it.
 */
public final class BatchId {

  /** What an id looks like, also for tools that know no more than patterns. */
  public static final String SYNTAX = "[A-Za-z0-9_-]{1,64}";

  private static final Pattern ID = Pattern.compile(SYNTAX);

  private BatchId() {}

  /**
   * Checks the id and returns it.
   *
   * @param of what the id names, such as {@code job}
   * @throws InvalidInputException if the id breaks a rule
   */
  public static String check(String of, String id) {
    if (!ID.matcher(id).matches()) {
      throw new InvalidInputException(
          "'%s' is no %s id: 1 to 64 letters, digits, '-' and '_' are allowed".formatted(id, of));
    }
    return id;
  }
}
