package io.github.azurebatch.camunda.impl.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternHintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "std*.txt; '../std*.txt'",
        "stdout.txt; '../stdout.txt'",
        "./stderr.txt; '../stderr.txt'",
        "std???.txt; '../std???.txt'",
        "**/std*.txt; '../std*.txt'",
        "fileupload*.txt; '../fileupload*.txt'",
        "../../std*.txt; '../std*.txt'",
        ".\\stdout.txt; '../stdout.txt'",
        "wd/out.txt; 'out.txt'",
        "./wd/*.csv; '*.csv'",
        "/out.txt; 'out.txt'",
        "/wd/*.txt; '*.txt'",
        "results/; 'results/**/*'",
        "*.{png,jpg}; a line for each",
        "a.txt, b.txt; a line for each",
        "*.csv,*.json; a line for each",
        "\"out.txt\"; 'out.txt'"
      })
  void saysWhatToWrite(String pattern, String instead) {
    assertThat(PatternHint.of(new FilePattern(pattern), "run"))
        .hasValueSatisfying(
            hint -> assertThat(hint).contains("'" + pattern + "'", "write " + instead));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../std*.txt",
        "../stdout.txt",
        "out.txt",
        "*",
        "*.txt",
        "s*.txt",
        "standard.txt",
        "std.cpp",
        "logs/stdout.txt",
        "**/*.txt",
        "file1.txt",
        "/mnt/batch/tasks/shared/out.txt",
        "$AZ_BATCH_TASK_DIR/std*.txt",
        "out-{index}.txt",
        "{item.name}.txt",
        "part[a,b].txt",
        "wd*.txt",
        "a, b"
      })
  void saysNothingOfWhatMayBeMeant(String pattern) {
    assertThat(PatternHint.of(new FilePattern(pattern), "run")).isEmpty();
  }

  @Test
  void saysNothingWhereTheCommandLineWritesAFileOfThatName() {
    assertThat(PatternHint.of(new FilePattern("std*.txt"), "bash -c 'run > stdout.txt'")).isEmpty();
  }

  @Test
  void keepsAHintShortWhateverThePattern() {
    assertThat(PatternHint.of(new FilePattern("wd/" + "x".repeat(5_000)), ""))
        .hasValueSatisfying(hint -> assertThat(hint).hasSizeLessThan(400));
  }
}
