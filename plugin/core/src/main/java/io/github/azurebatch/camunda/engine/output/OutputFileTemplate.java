package io.github.azurebatch.camunda.engine.output;

import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An output file of every task of a list, found again in the names of blobs: whose it is, as far as
 * the name tells.
 */
public final class OutputFileTemplate {

  private final DeclaredOutputFile file;
  private final SubmittedTasks tasks;
  private final Pattern name;
  private final FilePattern pattern;

  public OutputFileTemplate(DeclaredOutputFile file, SubmittedTasks tasks) {
    this.file = file;
    this.tasks = tasks;
    this.name = name();
    this.pattern =
        new FilePattern(Placeholders.PATTERN.matcher(file.pattern().text()).replaceAll("*"));
  }

  public DeclaredOutputFile file() {
    return file;
  }

  private Pattern name() {
    String rest = file.pattern().hasWildcard() ? "(?<rest>.*)" : "";
    return Pattern.compile(regex(file.prefix()) + rest);
  }

  private String regex(String path) {
    StringBuilder regex = new StringBuilder();
    Matcher placeholder = Placeholders.PATTERN.matcher(path);
    int from = 0;
    while (placeholder.find()) {
      regex.append(Pattern.quote(path.substring(from, placeholder.start())));
      regex.append(group(placeholder, regex.toString()));
      from = placeholder.end();
    }
    return regex.append(Pattern.quote(path.substring(from))).toString();
  }

  /** A placeholder that stands there twice has the same value twice. */
  private String group(MatchResult placeholder, String before) {
    String called = placeholder.group(1);
    if (!called.equals("taskId") && !called.equals("index")) {
      return "(.+)";
    }
    if (before.contains("(?<" + called + ">")) {
      return "\\k<" + called + ">";
    }
    String digits = "\\d{%d}".formatted(SubmittedTasks.width(tasks.count()));
    return called.equals("index")
        ? "(?<index>\\d+)"
        : "(?<taskId>" + Pattern.quote(tasks.taskIdPrefix() + "-") + digits + ")";
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
    return has("taskId") || has("index");
  }

  private boolean has(String group) {
    return name.pattern().contains("(?<" + group + ">");
  }

  /** Whether the blob of that name may be of one of the tasks. */
  public boolean matches(String blobName) {
    Matcher matcher = name.matcher(blobName);
    return matcher.matches()
        && (!file.pattern().hasWildcard() || pattern.mayMatch(matcher.group("rest")));
  }

  /** The place in the list, from 1, of the task whose blob it is; empty if the name tells none. */
  public OptionalInt indexOf(String blobName) {
    Matcher matcher = name.matcher(blobName);
    if (!matcher.matches() || !tellsTasks()) {
      return OptionalInt.empty();
    }
    return has("taskId") ? tasks.indexOf(matcher.group("taskId")) : inList(matcher.group("index"));
  }

  private OptionalInt inList(String digits) {
    int index = digits.length() > 9 ? 0 : Integer.parseInt(digits);
    return index >= 1 && index <= tasks.count() ? OptionalInt.of(index) : OptionalInt.empty();
  }

  /** What two tasks do not have in common in the names of their blobs. */
  public String difference(String blobName) {
    Matcher matcher = name.matcher(blobName);
    if (!matcher.matches()) {
      return "";
    }
    int groups = matcher.groupCount() - (file.pattern().hasWildcard() ? 1 : 0);
    return IntStream.rangeClosed(1, groups)
        .mapToObj(matcher::group)
        .collect(Collectors.joining("\n"));
  }
}
