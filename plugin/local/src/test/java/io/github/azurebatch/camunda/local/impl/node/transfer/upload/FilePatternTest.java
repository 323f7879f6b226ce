package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePatternTest {

  private static final Path TASK = Path.of("/node/workitems/job/job-1/task");
  private static final Path WD = TASK.resolve("wd");

  @ParameterizedTest(name = "{0} matches {1}")
  @CsvSource({
    "output.txt, wd/output.txt",
    "./output.txt, wd/output.txt",
    "sub/output.txt, wd/sub/output.txt",
    "sub//output.txt, wd/sub/output.txt",
    "abc*, wd/abc",
    "abc*, wd/abcdef",
    "*.txt, wd/a.txt",
    "*, wd/a",
    "a*b*c, wd/aXbYc",
    "?.txt, wd/a.txt",
    "[abc].txt, wd/b.txt",
    "[a-c].txt, wd/b.txt",
    "[a-cx-z].txt, wd/y.txt",
    "[!abc].txt, wd/d.txt",
    "[!a-c].txt, wd/d.txt",
    "[]].txt, wd/].txt",
    "[!]].txt, wd/a.txt",
    "[a-].txt, wd/-.txt",
    "[\\].txt, wd/\\.txt",
    "[^].txt, wd/^.txt",
    "[[].txt, wd/[.txt",
    "abc[*], wd/abc*",
    "abc[?], wd/abc?",
    "a[b, wd/a[b",
    "a.b+(c)$, wd/a.b+(c)$",
    ".*.gif, wd/.a.gif",
    ".hidden, wd/.hidden",
    ".git/config, wd/.git/config",
    ".git/*, wd/.git/config",
    ".g*/config, wd/.git/config",
    "**/*.txt, wd/a.txt",
    "**/*.txt, wd/x/a.txt",
    "**/*.txt, wd/x/y/z/a.txt",
    "**/*, wd/x/y/a",
    "**, wd/a",
    "**, wd/x/y/a",
    "sub/**, wd/sub/x/a",
    "sub/**/a.txt, wd/sub/a.txt",
    "sub/**/a.txt, wd/sub/x/y/a.txt",
    "**/x/**/a.txt, wd/1/x/2/3/a.txt",
    "*/a.txt, wd/x/a.txt",
    "**.txt, wd/a.txt",
    "../stdout.txt, stdout.txt",
    "../std*.txt, stderr.txt",
    "../**/*.txt, wd/x/a.txt",
    "sub/../output.txt, wd/output.txt",
    "/node/workitems/job/job-1/task/stdout.txt, stdout.txt",
    "/node/workitems/job/job-1/task/wd/*.txt, wd/a.txt",
    "with blank+plus*, wd/with blank+plus.txt",
    "äöü?.txt, wd/äöüß.txt",
    "[], wd/[]",
    "a[!], wd/a[!]",
    "[!z-a].txt, wd/m.txt",
    "**/**/a, wd/a",
    "x*/**/a, wd/x1/a",
    "x*/**, wd/x1/a",
  })
  void matches(String pattern, String file) {
    assertThat(FilePattern.of(pattern, WD).matches(TASK.resolve(file))).isTrue();
  }

  @ParameterizedTest(name = "{0} does not match {1}")
  @CsvSource({
    "output.txt, wd/Output.txt",
    "output.txt, wd/sub/output.txt",
    "output.txt, output.txt",
    "*.txt, wd/sub/a.txt",
    "*.gif, wd/.a.gif",
    "?a.gif, wd/.a.gif",
    "[.]a.gif, wd/.a.gif",
    "**/*.gif, wd/x/.a.gif",
    "**/*.gif, wd/.x/a.gif",
    "**, wd/.a",
    "**, wd/x/.a",
    "*/config, wd/.git/config",
    "?.txt, wd/.txt",
    "?.txt, wd/ab.txt",
    "[abc].txt, wd/d.txt",
    "[a-c].txt, wd/d.txt",
    "[a-c].txt, wd/-.txt",
    "[!abc].txt, wd/a.txt",
    "[!a-c].txt, wd/b.txt",
    "[!a].txt, wd/.txt",
    "[^a].txt, wd/b.txt",
    "[a&&b].txt, wd/c.txt",
    "abc[*], wd/abcd",
    "a.txt, wd/aXtxt",
    "std*.txt, stdout.txt",
    "../std*.txt, wd/stdout.txt",
    "sub/**, wd/sub",
    "*/a.txt, wd/a.txt",
    "*/a.txt, wd/x/y/a.txt",
    "**.txt, wd/x/a.txt",
    "[z-a].txt, wd/m.txt",
    "[z-a].txt, wd/z.txt",
    "x*/**, wd/x1",
    "**/a/**, wd/a",
  })
  void doesNotMatch(String pattern, String file) {
    assertThat(FilePattern.of(pattern, WD).matches(TASK.resolve(file))).isFalse();
  }

  @ParameterizedTest(name = "{0} starts from {1}")
  @CsvSource({
    "output.txt, wd",
    "*.txt, wd",
    "sub/output.txt, wd/sub",
    "sub/*.txt, wd/sub",
    "sub/**/*.txt, wd/sub",
    "a/b*/c/d.txt, wd/a",
    "../stdout.txt, ''",
    "../**/*.txt, ''",
    "/node/workitems/job/job-1/task/wd/x/*, wd/x",
  })
  void startsFromTheDirectoryInFrontOfTheFirstWildcard(String pattern, String base) {
    assertThat(FilePattern.of(pattern, WD).base()).isEqualTo(TASK.resolve(base));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"*, true", "a?, true", "[a], true", "sub*/a, true", "a, false", "../a.txt, false"})
  void knowsWhetherItHasAWildcard(String pattern, boolean hasWildcard) {
    assertThat(FilePattern.of(pattern, WD).hasWildcard()).isEqualTo(hasWildcard);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"*a", "?*", "[!b]*", "**/", "**/*/", "*/**/", "[", "[!", "[z-a]*"})
  @Timeout(10)
  void tellsAtOnceWhateverTheNumberOfWildcards(String repeated) {
    String pattern = repeated.repeat(1024 / repeated.length()) + "c";

    assertThat(FilePattern.of(pattern, WD).matches(WD.resolve("a".repeat(255)))).isFalse();
    assertThat(FilePattern.of(pattern, WD).matches(WD.resolve("a/".repeat(500) + "b"))).isFalse();
  }
}
