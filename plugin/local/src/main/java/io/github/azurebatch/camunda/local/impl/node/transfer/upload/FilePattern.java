package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
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
    // how many of the pattern's names those of the path may have come to
    BitSet places = new BitSet();
    places.set(0);
    base.relativize(file).forEach(name -> follow(name.toString(), places));
    return places.get(names.size());
  }

  private void follow(String name, BitSet places) {
    BitSet before = (BitSet) places.clone();
    places.clear();
    int at = before.nextSetBit(0);
    while (at >= 0 && at < names.size()) {
      if (names.get(at).equals(ANY_DIRECTORIES)) {
        before.set(at + 1);
        places.set(at, !name.startsWith("."));
        places.set(at + 1, places.get(at) && at + 1 == names.size() || places.get(at + 1));
      } else if (new NameGlob(names.get(at)).matches(name)) {
        places.set(at + 1);
      }
      at = before.nextSetBit(at + 1);
    }
  }

  @Override
  public String toString() {
    return base.resolve(String.join("/", names)).toString();
  }
}
