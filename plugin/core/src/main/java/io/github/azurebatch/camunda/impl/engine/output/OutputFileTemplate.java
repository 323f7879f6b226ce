package io.github.azurebatch.camunda.impl.engine.output;

import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.pattern.Placeholders;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;

/**
 * An output file of every task of a list, found again in the names of blobs: whose it is, as far as
 * the name tells.
 */
public final class OutputFileTemplate {

  private static final String TASK_ID = "taskId";
  private static final String INDEX = "index";

  private final DeclaredOutputFile file;
  private final SubmittedTasks tasks;
  private final TemplateName name;
  private final FilePattern pattern;

  public OutputFileTemplate(DeclaredOutputFile file, SubmittedTasks tasks) {
    this.file = file;
    this.tasks = tasks;
    this.name = new TemplateName(file.prefix(), tasks, file.pattern().hasWildcard());
    this.pattern =
        new FilePattern(Placeholders.PATTERN.matcher(file.pattern().text()).replaceAll("*"));
  }

  public DeclaredOutputFile file() {
    return file;
  }

  /** What the names of the blobs of all tasks begin with. */
  public String prefix() {
    Matcher placeholder = Placeholders.PATTERN.matcher(file.prefix());
    if (!placeholder.find()) {
      return file.prefix();
    }
    String literal = file.prefix().substring(0, placeholder.start());
    return placeholder.group(1).equals("taskId") ? literal + tasks.taskIdPrefix() + "-" : literal;
  }

  /** Whether the name of a blob tells which task's it is. */
  public boolean tellsTasks() {
    return name.has(TASK_ID) || name.has(INDEX);
  }

  /** Whether the blob of that name may be of one of the tasks. */
  public boolean matches(String blobName) {
    return name.in(blobName)
        .filter(values -> !file.pattern().hasWildcard() || pattern.mayMatch(values.rest()))
        .isPresent();
  }

  /** The place in the list, from 1, of the task whose blob it is; empty if the name tells none. */
  public OptionalInt indexOf(String blobName) {
    Map<String, String> numbers =
        name.in(blobName).map(TemplateName.Values::numbers).orElse(Map.of());
    if (numbers.containsKey(TASK_ID)) {
      return tasks.indexOf(numbers.get(TASK_ID));
    }
    return numbers.containsKey(INDEX) ? inList(numbers.get(INDEX)) : OptionalInt.empty();
  }

  private OptionalInt inList(String digits) {
    int index = Integer.parseInt(digits);
    return index >= 1 && index <= tasks.count() ? OptionalInt.of(index) : OptionalInt.empty();
  }

  /** What two tasks do not have in common in the names of their blobs. */
  public String difference(String blobName) {
    return name.in(blobName).map(values -> String.join("\n", values.all())).orElse("");
  }
}
