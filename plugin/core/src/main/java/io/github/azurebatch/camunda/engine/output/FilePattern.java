package io.github.azurebatch.camunda.engine.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code filePattern} of an output file, with either separator, and what of it can be said
 * without the node: the names of the blobs that it may leave behind.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/batchservice/task/add-task#outputfile">REST
 *     API, OutputFile</a>
 */
public final class FilePattern {

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");
  private static final Pattern TASK_DIRECTORY =
      Pattern.compile(
          "\\.\\./|\\$AZ_BATCH_TASK_DIR/|\\$\\{AZ_BATCH_TASK_DIR}/|%AZ_BATCH_TASK_DIR%/");
  private static final Pattern LEADING_PARENTS = Pattern.compile("^(\\.\\./)+");

  private final String text;

  /** What {@link #mayMatch} asks for each of many blobs; made when it is asked first. */
  private volatile @Nullable Pattern names;

  public FilePattern(String text) {
    this.text = text;
  }

  /** As the model has it. */
  public String text() {
    return text;
  }

  /** Whether it may match several files. */
  public boolean hasWildcard() {
    return WILDCARD.matcher(text).find();
  }

  /**
   * The pattern as a relative name below the task: {@code stdout.txt} for {@code ../stdout.txt}.
   */
  public String relativeName() {
    return LEADING_PARENTS.matcher(normalized()).replaceFirst("");
  }

  /**
   * Whether a file with this name, relative to the directory where the wildcards begin, may have
   * matched. Variables of the node ({@code $NAME}) are unknown here and match anything.
   */
  public boolean mayMatch(String name) {
    Pattern known = names;
    if (known == null) {
      known = GlobRegex.of(wildcardPart());
      names = known;
    }
    return known.matcher(name).matches();
  }

  /** Whether the whole relative pattern matches the name. */
  public boolean matches(String name) {
    return GlobRegex.of(relativeName()).matcher(name).matches();
  }

  /**
   * Whether it takes the file of that name from the task's directory, which is the parent of the
   * working directory.
   */
  public boolean takesTaskFile(String fileName) {
    Matcher inTaskDirectory = TASK_DIRECTORY.matcher(normalized());
    return inTaskDirectory.lookingAt()
        && GlobRegex.of(normalized().substring(inTaskDirectory.end())).matcher(fileName).matches();
  }

  /** Where its files go when no path is given: the root, under their own names. */
  public String rootPath() {
    String name = normalized();
    return hasWildcard() ? "" : name.substring(name.lastIndexOf('/') + 1);
  }

  /** Whether the names that match do not depend on variables of the node. */
  boolean isWhollyKnown() {
    return wildcardPart().indexOf('$') < 0;
  }

  /** The directory where the wildcards begin, as seen from the task's directory. */
  List<String> directory() {
    List<String> directory = new ArrayList<>(List.of("wd"));
    for (String name : segments().subList(0, fixedSegments())) {
      if (name.equals("..") && !directory.isEmpty()) {
        directory.remove(directory.size() - 1);
      } else if (!name.equals(".")) {
        directory.add(name);
      }
    }
    return directory;
  }

  /** What is relative to {@link #directory}. */
  String wildcardPart() {
    List<String> segments = segments();
    return String.join("/", segments.subList(fixedSegments(), segments.size()));
  }

  private int fixedSegments() {
    List<String> segments = segments();
    int first = 0;
    while (first < segments.size() - 1 && !WILDCARD.matcher(segments.get(first)).find()) {
      first++;
    }
    return first;
  }

  private List<String> segments() {
    return Arrays.asList(normalized().split("/"));
  }

  private String normalized() {
    return text.replace('\\', '/');
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FilePattern pattern && text.equals(pattern.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
