package io.github.azurebatch.camunda.process.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.AzureBatchModelCheck;
import io.github.azurebatch.camunda.model.ModelFinding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The check without an application works with the parser of this engine. */
class ModelsAreCheckedTest {

  private static final String MODEL = "/timeout-and-cancel.bpmn";

  @Test
  void nothingIsFoundWhereNothingIsWrong() throws IOException {
    assertThat(findings(model())).isEmpty();
  }

  @Test
  void mistakesAreFoundWithTheirActivities() throws IOException {
    assertThat(findings(model().replace("name=\"commandLine\"", "name=\"command\"")))
        .filteredOn(ModelFinding::isMistake)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.message()).contains("command"));
  }

  private static List<ModelFinding> findings(String model) {
    return new AzureBatchModelCheck()
        .withHistoryTimeToLive("P30D")
        .check(MODEL, model.getBytes(StandardCharsets.UTF_8));
  }

  private static String model() throws IOException {
    try (InputStream model =
        Objects.requireNonNull(ModelsAreCheckedTest.class.getResourceAsStream(MODEL))) {
      return new String(model.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
