package io.github.azurebatch.camunda.impl.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a/b.txt", "..a", ".hidden/x", "a b+c%#?é.txt", "t/$TaskLog/std.txt"})
  void acceptsBlobPaths(String path) {
    assertThat(BlobPath.check(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\"    | 1 to 1,024",
        "/a      | begin with",
        "a/      | end with",
        "a\\b    | backslash",
        "\\a     | backslash",
        "..      | a dot",
        "a/../b  | a dot",
        "a/./b   | a dot",
        "a./b    | a dot",
        "a.      | a dot",
        "a//b    | no empty part",
        "\"a\tb\"| control",
      })
  void refusesOtherPathsAndTellsTheRule(String path, String rule) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> BlobPath.check(path))
        .withMessageStartingWith("'" + path + "' is no blob path")
        .withMessageContaining(rule);
  }

  @Test
  void knowsTheLongestPath() {
    assertThat(BlobPath.check("a".repeat(1024))).hasSize(1024);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> BlobPath.check("a".repeat(1025)));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> BlobPath.check("a" + "/a".repeat(254)));
  }
}
