package io.github.azurebatch.camunda.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedTextTest {

  @Test
  void replacesWhatStandsBetweenTheMarkers(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("README.md"),
            "before\n" + MarkedText.BEGIN + "old\n" + MarkedText.END + "after\n");

    new MarkedText(file).replace("new\n");

    assertThat(file)
        .hasContent("before\n" + MarkedText.BEGIN + "new\n" + MarkedText.END + "after\n");
  }

  @Test
  void refusesAFileWithoutMarkers(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("README.md"), "nothing\n");

    assertThatThrownBy(() -> new MarkedText(file).replace("new\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("README.md")
        .hasMessageContaining("<!-- results -->");
  }
}
