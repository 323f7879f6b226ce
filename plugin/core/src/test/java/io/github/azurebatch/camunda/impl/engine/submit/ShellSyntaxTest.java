package io.github.azurebatch.camunda.impl.engine.submit;

import static io.github.azurebatch.camunda.LinearTime.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellSyntaxTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      delimiter = '~',
      value = {
        "cat a | sort ~ |",
        "run > out.txt ~ >",
        "run >> out.txt ~ >>",
        "run 2>&1 ~ >",
        "sort < in.txt ~ <",
        "a && b ~ &&",
        "a || b ~ ||",
        "a; b ~ ;",
        "echo $HOME ~ $HOME",
        "echo ${HOME}/x ~ ${HOME}",
        "echo \"in $HOME\" ~ $HOME",
        "echo \"costs 5$ in $HOME\" ~ $HOME",
        "echo 'quoted | bar' | sort ~ |",
        "python run.py --shell bash > x ~ >",
      })
  void isFoundWhereNoShellIsCalled(String commandLine, String syntax) {
    assertThat(ShellSyntax.in(commandLine)).contains(syntax);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash -c 'cat a | sort > b'",
        "/bin/sh -c \"a && b\"",
        "/usr/bin/env-less --flag",
        "\"C:\\Windows\\System32\\cmd.exe\" /c dir > x",
        "CMD /c echo %PATH% > x",
        "powershell -Command \"a; b\"",
        "pwsh -c 'a | b'",
        "grep 'a|b' file",
        "grep \"a|b\" file",
        "awk '{print $1}' file",
        "grep a\\|b file",
        "grep \"a \\\"|\\\" b\" file",
        "price 5$",
        "run --filter \"x > 1\" ",
      })
  void isNotFoundWhereItIsQuotedOrForAShell(String commandLine) {
    assertThat(ShellSyntax.in(commandLine)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "'", "\"", "\\", "$", "$a", "${", "\"$", "' ", "\" ", "\\\"", "a|"})
  void isSoughtInLinearTime(String repeated) {
    for (String before : List.of("run ", "run \"", "run '", " ")) {
      assertLinear(before, repeated, "", ShellSyntax::in);
    }
  }
}
