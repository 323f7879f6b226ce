package io.github.azurebatch.camunda.impl.engine.data.value;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.List;

/**
 * An input that takes one of a few words.
 *
 * @param words as models write them; the first is what holds without the input
 * @param isInAnyCase whether {@code terminateJob} is {@code terminatejob}: so with words of the
 *     REST API
 */
public record Choice(List<String> words, boolean isInAnyCase) {

  /** What of a list is awaited, or a whole job. */
  public static final Choice AWAIT = new Choice(List.of("all", "any", "job"), false);

  /** What is done with tasks that are queued when their signatures expire. */
  public static final Choice ON_SAS_EXPIRY = new Choice(List.of("report", "resubmit"), false);

  /** What the service does with a job whose tasks have all completed. */
  public static final Choice ON_ALL_TASKS_COMPLETE =
      new Choice(List.of("noaction", "terminatejob"), true);

  /** What the service does with a job of which a task failed. */
  public static final Choice ON_TASK_FAILURE =
      new Choice(List.of("noaction", "performexitoptionsjobaction"), true);

  public String first() {
    return words.get(0);
  }

  /**
   * The word that the text is.
   *
   * @throws InvalidInputException if it is none of them
   */
  public String parse(String text) {
    return words.stream()
        .filter(word -> isInAnyCase ? word.equalsIgnoreCase(text) : word.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "'%s' is none of %s".formatted(text, String.join(", ", words))));
  }
}
