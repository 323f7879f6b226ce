package io.github.azurebatch.camunda.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesCommandTest {

  private static final Path PUBLISHED =
      Path.of("..", "..", "bpmn", "element-templates", "azure-batch.json");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path folder;

  TemplatesCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private int run(Path target) {
    return Models.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("templates", target.toString());
  }

  @Test
  void givesAProjectTheTemplatesThatThereAre() {
    Path target = folder.resolve(".camunda/element-templates");

    assertThat(run(target)).isZero();
    assertThat(target.resolve("azure-batch.json")).hasSameTextualContentAs(PUBLISHED);
    assertThat(out.toString().trim()).isEqualTo(target.resolve("azure-batch.json").toString());
  }

  @Test
  void replacesOlderOnes() throws IOException {
    Files.writeString(folder.resolve("azure-batch.json"), "[]");

    assertThat(run(folder)).isZero();
    assertThat(folder.resolve("azure-batch.json")).hasSameTextualContentAs(PUBLISHED);
  }

  @Test
  void saysWhereTheyCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(run(file)).isEqualTo(2);
    assertThat(err.toString()).contains("cannot be written").doesNotContain("\tat ");
  }

  @Test
  void saysWhichCommandsThereAreWhereNoneIsGiven() {
    int status =
        Models.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute();

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("check", "templates");
  }
}
