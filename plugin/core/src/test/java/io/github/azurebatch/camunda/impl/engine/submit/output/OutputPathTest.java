package io.github.azurebatch.camunda.impl.engine.submit.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputPathTest {

  private final OutputPath path =
      new OutputPath(new TaskReference("job-a", "task-1"), "instance-9");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "output.txt; task-1/output.txt",
        "../std*.txt; task-1",
        "../stdout.txt; task-1/stdout.txt",
        "..\\stdout.txt; task-1/stdout.txt",
        "out/a.csv; task-1/out/a.csv",
        "a.txt -> b/c.txt; b/c.txt",
        "*.txt -> all/; all",
        "a -> {jobId}/{taskId}/{processInstanceId}; job-a/task-1/instance-9",
        "a.txt | kind=TaskOutput; task-1/$TaskOutput/a.txt",
        "../std*.txt | kind=TaskLog; task-1/$TaskLog",
      })
  void isBelowTheTaskUnlessTheModelSaysOtherwise(String line, String expected) {
    assertThat(path.of(OutputFilesReader.read(line).get(0))).isEqualTo(expected);
  }
}
