package io.github.azurebatch.camunda.impl.engine.pattern;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The {@code filePattern} of an output file, with either separator, and what of it can be said
 * without the node: the names of the blobs that it may leave behind.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/batchservice/task/add-task#outputfile">REST
 *     API, OutputFile</a>
 */
public final class FilePattern {

  /** As long as the longest name of a blob. */
  static final int LONGEST = 1024;

  private static final int SHOWN = 60;
  private static final String PARENT = "../";
  private static final List<String> TASK_DIRECTORY =
      List.of(PARENT, "$AZ_BATCH_TASK_DIR/", "${AZ_BATCH_TASK_DIR}/", "%AZ_BATCH_TASK_DIR%/");

  private final String text;

  /** What is asked for each of many blobs; made when it is asked first. */
  private volatile @Nullable Glob names;

  private volatile @Nullable Glob relativeNames;

  public FilePattern(String text) {
    this.text = text;
  }

  /**
   * One that a model gives.
   *
   * @throws InvalidInputException if it is too long, or has a range that no character is in
   */
  public static FilePattern read(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidInputException(
          "the pattern '%s...' has %d characters; at most %d are allowed"
              .formatted(text.substring(0, SHOWN), text.length(), LONGEST));
    }
    FilePattern pattern = new FilePattern(text);
    for (String segment : pattern.segments()) {
      for (String token : GlobTokens.of(segment)) {
        if (GlobTokens.isBrackets(token) && Characters.of(token).hasReversedRange()) {
          throw new InvalidInputException(
              "the pattern '%s' has a range that ends before it begins in '%s'"
                  .formatted(text, token));
        }
      }
    }
    return pattern;
  }

  /**
   * The name of something that is stored, or a pattern of such names: they have no variables of a
   * node in them.
   */
  public static Predicate<String> ofNameOrPattern(String text) {
    FilePattern pattern = new FilePattern(text.replace("$", "[$]"));
    return name -> name.equals(text) || pattern.matches(name);
  }

  /** As the model has it. */
  public String text() {
    return text;
  }

  /** Whether it may match several files. */
  public boolean hasWildcard() {
    return hasWildcard(text);
  }

  private static boolean hasWildcard(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  /**
   * The pattern as a relative name below the task: {@code stdout.txt} for {@code ../stdout.txt}.
   */
  public String relativeName() {
    String name = normalized();
    int begin = 0;
    while (name.startsWith(PARENT, begin)) {
      begin += PARENT.length();
    }
    return name.substring(begin);
  }

  /**
   * Whether a file with this name, relative to the directory where the wildcards begin, may have
   * matched. Variables of the node ({@code $NAME}) are unknown here and match anything.
   */
  public boolean mayMatch(String name) {
    Glob known = names;
    if (known == null) {
      known = Glob.lenient(wildcardPart());
      names = known;
    }
    return known.matches(name);
  }

  /** Whether the whole relative pattern matches the name. */
  public boolean matches(String name) {
    Glob known = relativeNames;
    if (known == null) {
      known = Glob.lenient(relativeName());
      relativeNames = known;
    }
    return known.matches(name);
  }

  /**
   * Whether it takes the file of that name from the task's directory, which is the parent of the
   * working directory.
   */
  public boolean takesTaskFile(String fileName) {
    String name = normalized();
    return TASK_DIRECTORY.stream()
        .filter(name::startsWith)
        .anyMatch(directory -> Glob.lenient(name.substring(directory.length())).matches(fileName));
  }

  /** Where its files go when no path is given: the root, under their own names. */
  public String rootPath() {
    String name = normalized();
    return hasWildcard() ? "" : name.substring(name.lastIndexOf('/') + 1);
  }

  /** Whether the names that match do not depend on variables of the node. */
  public boolean isWhollyKnown() {
    return wildcardPart().indexOf('$') < 0;
  }

  /** The directory where the wildcards begin, as seen from the task's directory. */
  public List<String> directory() {
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
  public String wildcardPart() {
    List<String> segments = segments();
    return String.join("/", segments.subList(fixedSegments(), segments.size()));
  }

  private int fixedSegments() {
    List<String> segments = segments();
    int first = 0;
    while (first < segments.size() - 1 && !hasWildcard(segments.get(first))) {
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
