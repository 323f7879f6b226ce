package io.github.azurebatch.camunda.examples.containerorconventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContainerOrConventionsTest {

  @Test
  void readsTheOutputsOfTwentyTasksBackInBothWays() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    ContainerOrConventions.run(new PrintStream(output, true, StandardCharsets.UTF_8));
    // kept with the test, where the build searches it for keys and signatures
    System.out.print(output.toString(StandardCharsets.UTF_8));

    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("60 files", "/outputfilescontainer/task-01/output.txt")
        .contains("20 files")
        .containsPattern("/job-persist-outputs-conventions/task-01/(\\$|%24)TaskOutput/output.txt")
        .containsPattern("task-01/\\$TaskLog/stdout.txt has [1-9]\\d* lines");
  }
}
