package io.github.azurebatch.camunda.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
  void aResultThatJustKeepsToItsBarStillDoesWhenItIsRead(@TempDir Path directory) {
    ResultsFile file = new ResultsFile(directory.resolve("results.json"));
    Result close =
        Result.of("statements", 136.32, "statements", Bar.countAtMost(136.32), Form.FULL);

    file.write(List.of(close));

    assertThat(file.read()).singleElement().matches(Result::isMet);
    assertThat(file.path()).content().contains("\"bar\" : \"at most 136.32\"");
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
