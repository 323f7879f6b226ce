package io.github.azurebatch.camunda.examples.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FanOutTest {

  @Test
  void addsUpWhatTheRegionsCounted() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    FanOut.run(new PrintStream(output, true, StandardCharsets.UTF_8));
    // kept with the test, where the build searches it for keys and signatures
    System.out.print(output.toString(StandardCharsets.UTF_8));

    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("Await all counts > Add up > Total known")
        .contains("Counted: 4")
        .containsPattern("total.json=\\{regions=4, total=\\d{6,7}}");
  }
}
