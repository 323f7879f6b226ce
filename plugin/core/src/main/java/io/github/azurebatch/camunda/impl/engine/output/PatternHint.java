package io.github.azurebatch.camunda.impl.engine.output;

import io.github.azurebatch.camunda.impl.engine.data.value.Excerpt;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says of a file pattern that most probably matches nothing why, and what to write instead. The
 * service takes any pattern, and a task that leaves nothing for it succeeds all the same.
 */
public final class PatternHint {

  private static final List<String> TASK_FILES =
      List.of("stdout.txt", "stderr.txt", "fileuploadout.txt", "fileuploaderr.txt");
  private static final List<String> BEGINNINGS = List.of("std", "fileupload");
  private static final Pattern FROM_WILDCARD = Pattern.compile("[*?\\[].*", Pattern.DOTALL);
  private static final int MOST_OF_A_PATTERN = 120;

  private static final List<Function<String, Optional<String>>> KINDS =
      List.of(
          PatternHint::quoted,
          PatternHint::severalFiles,
          PatternHint::alternatives,
          PatternHint::workingDirectory,
          PatternHint::rootOfTheNode,
          PatternHint::directory);

  private PatternHint() {}

  /**
   * @param commandLine of the task, which may write a file of that very name; empty if not known
   */
  public static Optional<String> of(FilePattern pattern, String commandLine) {
    String text = pattern.text().replace('\\', '/');
    return Stream.concat(Stream.of(given -> taskFile(given, commandLine)), KINDS.stream())
        .flatMap(kind -> kind.apply(text).stream())
        .findFirst()
        .map(hint -> "the output file '%s' %s".formatted(shortened(pattern.text()), hint));
  }

  /** The hints of some of them, each once; not more than a message can take. */
  public static List<String> ofAll(List<DeclaredOutputFile> files, String commandLine) {
    return files.stream()
        .flatMap(file -> of(file.pattern(), commandLine).stream())
        .distinct()
        .limit(SubmittedTask.MOST_WARNINGS)
        .toList();
  }

  /** The node writes them into the task's directory, in which the working directory is. */
  private static Optional<String> taskFile(String text, String commandLine) {
    String inside = withoutStart(text, "./", "**/");
    String name = inside.startsWith("../../") ? withoutStart(inside, "../") : inside;
    String start = FROM_WILDCARD.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT);
    if (name.contains("/") || BEGINNINGS.stream().noneMatch(start::startsWith)) {
      return Optional.empty();
    }
    List<String> meant = TASK_FILES.stream().filter(new FilePattern(name)::matches).toList();
    return meant.isEmpty() || meant.stream().anyMatch(commandLine::contains)
        ? Optional.empty()
        : Optional.of(
            "is not looked for where %s lie, in the parent of the working directory: write '../%s'"
                .formatted(String.join(", ", meant), shortened(name)));
  }

  private static Optional<String> quoted(String text) {
    String inside = text.length() > 2 ? text.substring(1, text.length() - 1) : "";
    return !inside.isEmpty()
            && (text.equals("\"" + inside + "\"") || text.equals("'" + inside + "'"))
        ? Optional.of("has quotation marks in its name: write '%s'".formatted(shortened(inside)))
        : Optional.empty();
  }

  private static Optional<String> severalFiles(String text) {
    List<String> parts = List.of(text.split(",", -1));
    return parts.size() > 1 && parts.stream().allMatch(PatternHint::looksLikeAFile)
        ? Optional.of("is one name with a comma in it: write a line for each file")
        : Optional.empty();
  }

  private static boolean looksLikeAFile(String part) {
    return !part.contains("{") && !part.contains("}") && (part.contains("*") || part.contains("."));
  }

  private static Optional<String> alternatives(String text) {
    int comma = text.indexOf(',');
    return comma >= 0 && text.lastIndexOf('{', comma) >= 0 && text.indexOf('}', comma) >= 0
        ? Optional.of(
            "has alternatives in braces, which a pattern does not know: write a line for each")
        : Optional.empty();
  }

  private static Optional<String> workingDirectory(String text) {
    String below = withoutStart(text, "./");
    return below.startsWith("wd/") && below.length() > 3
        ? Optional.of(
            "begins in the working directory already, which is wd: write '%s'"
                .formatted(shortened(below.substring(3))))
        : Optional.empty();
  }

  /** Other absolute paths may be meant: what a pool shares lies in some. */
  private static Optional<String> rootOfTheNode(String text) {
    String below = withoutStart(withoutStart(text, "/"), "wd/");
    return text.startsWith("/") && !below.isEmpty() && !below.contains("/")
        ? Optional.of(
            "begins at the root of the node's file system: write '%s' for the working directory"
                .formatted(shortened(below)))
        : Optional.empty();
  }

  private static Optional<String> directory(String text) {
    return text.endsWith("/")
        ? Optional.of(
            "names a directory, and a pattern is for files: write '%s**/*'"
                .formatted(shortened(text)))
        : Optional.empty();
  }

  private static String withoutStart(String text, String... starts) {
    int from = 0;
    int before;
    do {
      before = from;
      for (String start : starts) {
        from += text.startsWith(start, from) ? start.length() : 0;
      }
    } while (from > before);
    return text.substring(from);
  }

  private static String shortened(String pattern) {
    return Excerpt.of(pattern, MOST_OF_A_PATTERN);
  }
}
