package io.github.azurebatch.camunda.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {

  @Test
  void holdsWhatWasWritten(@TempDir Path directory) {
    ResultsFile file = new ResultsFile(directory.resolve("target").resolve("results.json"));

    file.write(GivenResults.ALL);

    assertThat(file.read()).isEqualTo(GivenResults.ALL);
  }

  @Test
  void hasTheFieldsThatOthersRead(@TempDir Path directory) {
    ResultsFile file = new ResultsFile(directory.resolve("results.json"));

    file.write(GivenResults.ALL);

    assertThat(file.path())
        .content()
        .contains("\"name\" : \"calls per task\"")
        .contains("\"value\" : 1.0213")
        .contains("\"unit\" : \"calls\"")
        .contains("\"blocking delegate\" : 12.0")
        .contains("\"bar\" : \"at most 1.1\"")
        .contains("\"met\" : true")
        .contains("\"form\" : \"quick\"");
  }
}
