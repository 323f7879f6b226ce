package io.github.azurebatch.camunda.examples.persistoutputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class PersistOutputsExampleTest {

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  /** Kept with the test, where the build searches it for keys and signatures. */
  @AfterEach
  void show() {
    System.out.print(printed());
  }

  @Test
  void persistsTheNumbersAndDecidesByTheirMean() {
    int status = run();

    assertThat(printed())
        .containsPattern("Await summary +[0-9.]+ s")
        .contains("Persisted in container job-persist-outputs")
        .containsPattern(
            "output.txt +[0-9,]+ bytes  http.*/job-persist-outputs/WriteNumbers-.*/output.txt")
        .containsPattern("stdout.txt +18 bytes")
        .containsPattern("summary.json +[0-9]+ bytes")
        .containsPattern(
            "summary.content.* \\{count=100000, min=\\d+, max=\\d+, mean=16\\d\\d\\d.\\d}")
        .contains("> Mean above threshold? > Mean is high")
        .doesNotContain("sig=");
    assertThat(status).isZero();
  }

  @Test
  void takesTheOtherPathForAnotherThreshold() {
    int status = run("--example.threshold=30000");

    assertThat(printed()).contains("> Mean above threshold? > Mean is low");
    assertThat(status).isZero();
  }

  @Test
  void failsWithTheReasonWhenThePoolIsMissing() {
    int status = run("--example.pool-id=gone");

    assertThat(printed()).contains("Failed: an incident: ").contains("gone");
    assertThat(status).isEqualTo(1);
  }

  private int run(String... args) {
    try (ConfigurableApplicationContext context = PersistOutputsExample.start(false, args)) {
      return PersistOutputsExample.runProcess(
          context, new PrintStream(output, true, StandardCharsets.UTF_8));
    }
  }

  private String printed() {
    return output.toString(StandardCharsets.UTF_8);
  }
}
