package io.github.azurebatch.camunda.impl.engine.pattern;

import static io.github.azurebatch.camunda.LinearTime.assertLinear;
import static io.github.azurebatch.camunda.LinearTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePatternTest {

  private static final Duration SHORT = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({
    "*.txt, a.txt, true",
    "*.txt, sub/a.txt, false",
    "**/*.txt, sub/deep/a.txt, true",
    "**/*.txt, a.txt, true",
    "**, sub/a.txt, true",
    "out/*.csv, a.csv, true",
    "../std*.txt, stdout.txt, true",
    "..\\std*.txt, stderr.txt, true",
    "frame-?.png, frame-1.png, true",
    "frame-?.png, frame-12.png, false",
    "[abc].txt, b.txt, true",
    "[!abc].txt, b.txt, false",
    "[!abc].txt, d.txt, true",
    "[a-c].txt, d.txt, false",
    "a[*].txt, a*.txt, true",
    "a[*].txt, ab.txt, false",
    "$OUT/*.txt, x.txt, true",
    "a+(b).*, a+(b).txt, true",
    "*.gif, .a.gif, false",
    ".*.gif, .a.gif, true",
    "**/*.gif, x/.a.gif, false",
    "**, .a, false",
    "?a, .a, false",
    "[.]a, .a, false",
    "**.txt, sub/a.txt, true",
    "[z-a].txt, m.txt, false",
    "[z-a].txt, z-a.txt, false",
    "[!z-a].txt, m.txt, true",
    "[a.txt, [a.txt, true",
    "a[b*, a[bc, true",
    "[]a].txt, ].txt, true",
    "[], [], true",
    "[!], [!], true",
    "*[!], a[!], true",
    "a[[].txt, a[.txt, true",
    "[a-c-e].txt, -.txt, true",
    "[a-c-e].txt, e.txt, true",
    "[a-c-e].txt, d.txt, false",
    "[a&&b].txt, &.txt, true",
    "[^a].txt, ^.txt, true",
    "*$NAME*, x/y, true",
    "*${NAME}.txt, x.txt, true",
    "*${NAME.txt, a${NAME.txt, true",
    "*😀*, a😀b, true",
  })
  void mayMatchFromTheDirectoryWhereTheWildcardsBegin(
      String pattern, String name, boolean matches) {
    assertThat(new FilePattern(pattern).mayMatch(name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "results/*.csv, results/a.csv, true",
    "results/*.csv, a.csv, false",
    "final/out.txt, out.txt, false",
    "results/**, x.txt, false",
    "../stdout.txt, stdout.txt, true",
  })
  void matchesTheWholeRelativeName(String pattern, String name, boolean matches) {
    assertThat(new FilePattern(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void knowsWildcardsAndRelativeNames() {
    assertThat(new FilePattern("a/b.txt").hasWildcard()).isFalse();
    assertThat(new FilePattern("a/b[1].txt").hasWildcard()).isTrue();
    assertThat(new FilePattern("..\\..\\x.log").relativeName()).isEqualTo("x.log");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../stdout.txt",
        "..\\stdout.txt",
        "../std*.txt",
        "..\\std*.txt",
        "../*",
        "../**/*.txt",
        "$AZ_BATCH_TASK_DIR/stdout.txt",
        "%AZ_BATCH_TASK_DIR%\\std*.txt"
      })
  void takesAFileOfTheTaskDirectory(String pattern) {
    assertThat(new FilePattern(pattern).takesTaskFile("stdout.txt")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stdout.txt",
        "std*.txt",
        "../wd/stdout.txt",
        "../wd/std*.txt",
        "../../stdout.txt",
        "**/*.txt",
        "../stderr.txt",
        "../*/stdout.txt"
      })
  void takesOnlyFilesOfOtherDirectories(String pattern) {
    assertThat(new FilePattern(pattern).takesTaskFile("stdout.txt")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[z-a].txt", "out/[!z-a]*", "a[0-9b-a]"})
  void isRefusedWithARangeThatIsReversed(String pattern) {
    assertThatThrownBy(() -> FilePattern.read(pattern))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'" + pattern + "'");
  }

  @Test
  void isRefusedWhereItIsLongerThanAnyNameOfABlob() {
    assertThat(FilePattern.read("*".repeat(1024)).text()).hasSize(1024);
    assertThatThrownBy(() -> FilePattern.read("*".repeat(1025)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("1025", "1024")
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*a", "*", "**/", "?", "[!b]*", "*[a-z]", "$A*", "**a", "a", "[z-a]*"})
  @Timeout(60)
  void matchesTheLongestNamesThatBlobsHaveWithoutDelay(String repeated) {
    String longest = repeated.repeat(FilePattern.LONGEST / repeated.length());
    List<String> names =
        List.of(
            "a".repeat(1024), "a".repeat(1023) + "b", "a/".repeat(511) + "b", "\n".repeat(1024));

    assertWithin(
        SHORT,
        () -> {
          for (int i = 0; i < 20; i++) {
            FilePattern pattern = new FilePattern(longest + "c");
            assertThat(names).noneMatch(pattern::mayMatch).noneMatch(pattern::matches);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*a", "**/", "[", "[z-a]", "$A*", "${", "[!", "[]", "[a-b", "?", "/", "*b*"})
  @Timeout(60)
  void mayBeAnythingWhereItIsOfSomebodyElse(String repeated) {
    String name = "a".repeat(1023) + "b";
    String text = repeated.repeat(200_000 / repeated.length());

    assertWithin(
        SHORT,
        () -> {
          assertThatCode(() -> new FilePattern(text).mayMatch(name)).doesNotThrowAnyException();
          assertThat(new FilePattern("[" + text + "]*/c").matches(name)).isFalse();
          assertThat(new FilePattern("../" + text + "/c").takesTaskFile(name)).isFalse();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"*a*b*c", "**/*.txt", "?*?", "*[a-c]*[!a]"})
  void readsANameOnce(String pattern) {
    FilePattern read = new FilePattern(pattern);

    assertLinear("a", read::mayMatch);
    assertLinear("ab/", read::matches);
  }
}
