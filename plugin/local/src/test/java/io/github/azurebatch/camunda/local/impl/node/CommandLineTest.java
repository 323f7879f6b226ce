package io.github.azurebatch.camunda.local.impl.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is bash itself; no line here holds anything that bash would expand. */
class CommandLineTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "python3 main.py --size 3",
        "  leading   and\ttrailing \n",
        "bash -c 'echo hello > output.txt'",
        "bash -c 'echo \"a  b\"'",
        "bash -c \"echo 'a  b'\"",
        "bash -c \"echo \\\"a  b\\\" > x\"",
        "bash -c 'echo \"{\\\"size\\\": 3}\" > x.json'",
        "bash -c 'printf \"a\\n\"'",
        "bash -c \"printf 'a\\n'\"",
        "empty \"\" '' arguments",
        "--title=\"two words\"",
        "--title='two words's",
        "'it'\"'\"'s'",
        "it\\'s",
        "back\\ slash\\\\ed",
        "\"back\\\\slash \\x\"",
        "'back\\slash'",
        "'two\nlines'",
        "äöü 'ß ü'",
        "C:/x/y.exe /flag",
      })
  void splitsAsTheShellDoes(String commandLine) throws IOException {
    assertThat(CommandLine.parse(commandLine).words()).isEqualTo(splitByBash(commandLine));
  }

  @Test
  void expandsNothing() {
    assertThat(CommandLine.parse("echo $HOME *.txt ~ `id` $(id) > out | cat").words())
        .containsExactly("echo", "$HOME", "*.txt", "~", "`id`", "$(id)", ">", "out", "|", "cat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash -c 'echo", "echo \"a", "echo \"a\\\"", "echo a\\"})
  void refusesAQuoteThatIsNotClosed(String commandLine) {
    assertThatThrownBy(() -> CommandLine.parse(commandLine))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\\a", "'a'", "\"a\"", "\"\\\"\"", "a'b'", "' '\\ "})
  void splitsAWordOfAMegabyte(String part) {
    int times = 1_000_000 / part.length();

    assertThat(CommandLine.parse(part.repeat(times)).words())
        .singleElement()
        .isEqualTo(CommandLine.parse(part).words().get(0).repeat(times));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "\"", "'\"", "\"'"})
  void refusesALongTextWhoseQuoteIsNotClosed(String quote) {
    String text = quote + "a \\\" ".repeat(200_000) + "\\";

    assertThatThrownBy(() -> CommandLine.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
  }

  private static List<String> splitByBash(String commandLine) throws IOException {
    Process bash =
        new ProcessBuilder("bash", "-c", "printf '%s\\0' " + commandLine.strip()).start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Arrays.asList(output.substring(0, output.length() - 1).split("\0", -1));
  }
}
