package io.github.azurebatch.camunda.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePatternTest {

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
}
