package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.impl.engine.pattern.Placeholders;

/**
 * Any task of a list, while what all of its tasks have in common is read. Its id has to be one that
 * the service takes, so the placeholder {@code {taskId}} is put in afterwards.
 */
public final class AnyTask {

  /** Occurs in nothing else. */
  public static final String ID = "any-task-5d0f3c7e1b";

  private AnyTask() {}

  /** The text with the placeholder in place of the id. */
  public static String asTemplate(String text) {
    return text.replace(ID, Placeholders.TASK_ID);
  }
}
