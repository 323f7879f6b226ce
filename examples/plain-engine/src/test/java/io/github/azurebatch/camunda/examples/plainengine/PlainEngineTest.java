package io.github.azurebatch.camunda.examples.plainengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainEngineTest {

  @Test
  void persistsTheOutputsOfBothTasks() throws InterruptedException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    PlainEngine.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    // kept with the test, where the build searches it for keys and signatures
    System.out.print(printed.toString(StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsPattern("http.*/job-persist-outputs/WriteNumbers-.*/output.txt")
        .containsPattern("http.*/SummarizeNumbers-.*/summary.json");
  }

  @Test
  void hasNoSpringOnItsClassPath() {
    assertThat(System.getProperty("java.class.path").split(File.pathSeparator))
        .anyMatch(entry -> entry.contains("camunda-engine-7"))
        .noneMatch(entry -> entry.contains("org/springframework") || entry.contains("spring-"));
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Class.forName("org.springframework.core.io.Resource"));
  }
}
