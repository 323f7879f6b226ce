package io.github.azurebatch.camunda.impl.engine.pattern;

import java.util.regex.Pattern;

/**
 * The placeholders of a task pattern: {@code {index}}, {@code {item}}, {@code {item.field}}, {@code
 * {taskId}}, {@code {jobId}} and {@code {processInstanceId}}.
 */
public final class Placeholders {

  public static final String TASK_ID = "{taskId}";
  public static final String INDEX = "{index}";

  /**
   * Its first group is the name, its second one the fields of an item. Anything else in braces is
   * no placeholder: shells and expressions have braces, too. What is repeated is never given back,
   * as that would take a place on the stack for each field.
   */
  public static final Pattern PATTERN =
      Pattern.compile("(?<!\\$)\\{(index|item((?:\\.[\\w-]++)*+)|taskId|jobId|processInstanceId)}");

  private Placeholders() {}
}
