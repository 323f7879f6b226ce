package io.github.azurebatch.camunda.local.node.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An output file's {@code filePattern}, made absolute.
 *
 * <p>Documented: {@code *} any characters, {@code **} any directories (also none), {@code ?} one
 * character, {@code [abc]}, {@code [a-c]}, {@code [!abc]}; names that start with a dot match only
 * where the pattern names the dot; brackets escape a wildcard. Inferred: the dot rule also holds
 * for directories, {@code **} inside a longer name is {@code *}, a last {@code **} matches the
 * files too, an unclosed bracket is itself, and a pattern with brackets counts as one with
 * wildcards.
 *
 * @param base the directory part in front of the first name with a wildcard; what follows it is
 *     kept in the names of the blobs
 * @param names the names below the base, each of them a glob
 */
record FilePattern(Path base, List<String> names) {

  private static final String ANY_DIRECTORIES = "**";

  /** The pattern as seen from a task's working directory. */
  static FilePattern of(String pattern, Path workingDirectory) {
    List<String> names = Arrays.stream(pattern.split("/")).filter(name -> !name.isEmpty()).toList();
    int literal = Math.min(countOfLiteral(names), names.size() - 1);
    Path start = pattern.startsWith("/") ? workingDirectory.getRoot() : workingDirectory;
    Path base = start.resolve(String.join("/", names.subList(0, Math.max(literal, 0))));
    return new FilePattern(base.normalize(), names.subList(Math.max(literal, 0), names.size()));
  }

  private static int countOfLiteral(List<String> names) {
    return (int) names.stream().takeWhile(name -> !NameGlob.hasWildcard(name)).count();
  }

  boolean hasWildcard() {
    return names.stream().anyMatch(NameGlob::hasWildcard);
  }

  /** Whether a file below the base matches. */
  boolean matches(Path file) {
    if (!file.startsWith(base) || file.equals(base)) {
      return false;
    }
    List<String> path = new ArrayList<>();
    base.relativize(file).forEach(name -> path.add(name.toString()));
    return matches(names, path);
  }

  private static boolean matches(List<String> names, List<String> path) {
    if (names.isEmpty() || path.isEmpty()) {
      return names.isEmpty() && path.isEmpty();
    }
    List<String> otherNames = names.subList(1, names.size());
    List<String> rest = path.subList(1, path.size());
    if (!names.get(0).equals(ANY_DIRECTORIES)) {
      return new NameGlob(names.get(0)).matches(path.get(0)) && matches(otherNames, rest);
    }
    boolean swallowed = new NameGlob("*").matches(path.get(0));
    return matches(otherNames, path)
        || swallowed && matches(names, rest)
        || swallowed && otherNames.isEmpty() && rest.isEmpty();
  }

  @Override
  public String toString() {
    return base.resolve(String.join("/", names)).toString();
  }
}
