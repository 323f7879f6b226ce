package io.github.azurebatch.camunda.impl.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonNamesTest {

  /** Enough for every two of the globs to tell their names apart. */
  private static final int LONGEST = 5;

  private static final List<String> GLOBS =
      List.of(
          "*", "**", "**/*", "a*", "*a", "*a*", "**/a*", "*/*", "**/b/*", "a/*", "a/**", "b*/a?",
          "?", "??", "[ab]", "[!a]*", "[a-b]?", ".*", "*.b", ".a*", "**/.*", ".a/**", "*.*", "a",
          "a/b", ".a");

  private static final Map<String, PathMatcher> MATCHERS = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    "*.txt, out*, out.txt, false, false",
    "*.txt, *.txt, a.txt, true, true",
    "a*, **/a*, a, true, false",
    "*.txt, *, a.txt, true, false",
    "report-[0-9].csv, report-?.csv, report-0.csv, true, false",
    "frame-[!0-9]*, frame-*, frame-a, true, false",
    "**/*.txt, **/logs/*, logs/a.txt, false, false",
  })
  void findsWhatBothMatch(
      String first, String second, String example, boolean allOfFirst, boolean allOfSecond) {
    assertThat(common(first, second)).contains(new CommonNames(example, allOfFirst, allOfSecond));
  }

  @ParameterizedTest
  @CsvSource({
    "*.txt, *.csv",
    "a*, b*",
    "*, .*",
    "*, sub/*",
    "*.txt, **/sub/*.txt",
    "[a-c].txt, [d-f].txt",
    "a[*].txt, ab*.txt",
    "**, .git/*",
  })
  void findsNothingWhereNoNameMatchesBoth(String first, String second) {
    assertThat(common(first, second)).isEmpty();
  }

  @Test
  void agreesWithTryingAllShortNames() {
    List<String> names = new ArrayList<>();
    addNames("", names);
    List<List<String>> matched =
        GLOBS.stream()
            .map(glob -> names.stream().filter(name -> matches(glob, name)).toList())
            .toList();
    for (int i = 0; i < GLOBS.size(); i++) {
      for (int j = 0; j < GLOBS.size(); j++) {
        assertThat(
                common(GLOBS.get(i), GLOBS.get(j))
                    .map(found -> found.allOfFirst() + "," + found.allOfSecond()))
            .as("names in '%s' and '%s'", GLOBS.get(i), GLOBS.get(j))
            .isEqualTo(relation(matched.get(i), matched.get(j)));
      }
    }
  }

  private static Optional<String> relation(List<String> first, List<String> second) {
    List<String> both = first.stream().filter(Set.copyOf(second)::contains).toList();
    return both.isEmpty()
        ? Optional.empty()
        : Optional.of(both.equals(first) + "," + both.equals(second));
  }

  @Test
  void agreesWithTheNamesThatEachGlobMatches() {
    List<String> names = new ArrayList<>();
    addNames("", names);
    for (String glob : GLOBS) {
      Glob read = Glob.of("", glob);
      assertThat(names.stream().filter(read::matches))
          .as(glob)
          .isEqualTo(names.stream().filter(name -> matches(glob, name)).toList());
    }
  }

  @Test
  @Timeout(20)
  void areFoundInTheLongestGlobs() {
    for (int i = 40; i <= 1000; i += 480) {
      String first = "*a" + "?".repeat(i) + "x*";
      String second = "*b" + "?".repeat(i) + "y*";

      assertThat(common(first, second)).isPresent();
      assertThat(common("[a-z]*".repeat(i / 7), "*[0-9]".repeat(i / 7))).isPresent();
    }
  }

  private static Optional<CommonNames> common(String first, String second) {
    return CommonNames.of(Glob.of("", first), Glob.of("", second), true);
  }

  /** All names of these characters that a file may have. */
  private static void addNames(String before, List<String> names) {
    for (String next : List.of("a", "b", "c", ".", "/")) {
      String name = before + next;
      if (name.startsWith("/") || name.contains("//")) {
        continue;
      }
      if (!name.endsWith("/")) {
        names.add(name);
      }
      if (name.length() < LONGEST) {
        addNames(name, names);
      }
    }
  }

  /** Name by name, as the documentation has it. */
  private static boolean matches(String glob, String name) {
    return matches(List.of(glob.split("/")), List.of(name.split("/")));
  }

  private static boolean matches(List<String> globs, List<String> names) {
    if (globs.isEmpty() || names.isEmpty()) {
      return globs.isEmpty() && names.isEmpty();
    }
    List<String> otherGlobs = globs.subList(1, globs.size());
    List<String> otherNames = names.subList(1, names.size());
    boolean first = matchesName(globs.get(0), names.get(0));
    if (!globs.get(0).equals("**")) {
      return first && matches(otherGlobs, otherNames);
    }
    return first && (matches(globs, otherNames) || globs.size() == 1 && names.size() == 1)
        || matches(otherGlobs, names);
  }

  private static boolean matchesName(String glob, String name) {
    return (!name.startsWith(".") || glob.startsWith("."))
        && MATCHERS
            .computeIfAbsent(glob, each -> FileSystems.getDefault().getPathMatcher("glob:" + each))
            .matches(Path.of(name));
  }
}
