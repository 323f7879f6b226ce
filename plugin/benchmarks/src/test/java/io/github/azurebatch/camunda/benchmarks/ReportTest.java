package io.github.azurebatch.camunda.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Form;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final String README = "<!-- results -->\nold\n<!-- end of results -->\n";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<Result> results =
      List.of(Result.of("calls per task", 1.02, "calls", Bar.countAtMost(1.1), Form.QUICK));

  @Test
  void showsACompleteRunInReadmeAndChart(@TempDir Path module) throws IOException {
    Files.writeString(module.resolve("README.md"), README);

    write(module, true);

    assertThat(module.resolve("target/results.json")).content().contains("calls per task");
    assertThat(module.resolve("README.md"))
        .content()
        .contains("processors", "| calls per task |")
        .doesNotContain("old");
    assertThat(module.resolve("results.svg")).content().contains("calls per task");
  }

  @Test
  void leavesReadmeAndChartAloneAfterARunOfSome(@TempDir Path module) throws IOException {
    Files.writeString(module.resolve("README.md"), README);

    write(module, false);

    assertThat(module.resolve("README.md")).content().isEqualTo(README);
    assertThat(module.resolve("results.svg")).doesNotExist();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("| calls per task |");
  }

  private void write(Path module, boolean isComplete) {
    new Report(module)
        .write(results, isComplete, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }
}
