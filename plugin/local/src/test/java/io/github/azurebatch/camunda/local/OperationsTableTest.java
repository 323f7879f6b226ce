package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table in this module's README. */
class OperationsTableTest {

  private static final Pattern ROW =
      Pattern.compile(
          "^\\| \\[`(\\w+)`]\\(https://\\S+\\) \\| `(\\w+) (\\S+)` \\| [^|]+ \\| ([^|]+) \\|$",
          Pattern.MULTILINE);

  @Test
  void hasEachOperationWithItsCall() throws IOException {
    assertThat(
            rows().stream().map(row -> "%s %s %s".formatted(row.group(1), row.group(2), path(row))))
        .containsExactlyElementsOf(
            Arrays.stream(Operation.values())
                .map(op -> "%s %s %s".formatted(op.name(), op.method(), op.path()))
                .toList());
  }

  @Test
  void saysWhereTheBehaviourOfEachComesFrom() throws IOException {
    assertThat(rows())
        .allSatisfy(row -> assertThat(row.group(4)).containsPattern("documented|recorded"));
  }

  /** With an asterisk for each id, as the enum has it. */
  private static String path(MatchResult row) {
    return row.group(3).replaceAll("<\\w+>", "*");
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("README.md"))).results().toList();
  }
}
