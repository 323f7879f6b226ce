package io.github.azurebatch.camunda.examples.errorhandling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ErrorHandlingTest {

  @Test
  void persistsWhatCanBeCorrectedAndEndsTheRest() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    ErrorHandling.run(new PrintStream(output, true, StandardCharsets.UTF_8));
    // kept with the test, where the build searches it for keys and signatures
    System.out.print(output.toString(StandardCharsets.UTF_8));

    assertThat(output.toString(StandardCharsets.UTF_8).lines().map(String::strip))
        .filteredOn(line -> line.startsWith("Report wanted"))
        .extracting(line -> line.replaceFirst(".*? > Await report > ", ""))
        .containsExactly(
            "Report there > Report persisted",
            "Task failed > Correct > " + AGAIN,
            "Output missing > Correct > " + AGAIN,
            "Upload failed > Correct > " + AGAIN,
            "Timeout > Took too long",
            "Cancel requested > Cancelled");
    assertThat(output.toString(StandardCharsets.UTF_8)).contains("stderr: no input");
  }

  private static final String AGAIN =
      "Issue SAS > Write report > Ready > Submit report > Await report > Report there > Report persisted";
}
