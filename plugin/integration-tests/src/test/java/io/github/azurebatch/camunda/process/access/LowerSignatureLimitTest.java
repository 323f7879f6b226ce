package io.github.azurebatch.camunda.process.access;

import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An installation may allow its signatures less than the seven days that are the default. */
class LowerSignatureLimitTest {

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.current()
              .withProperty("deployment-checks", "off")
              .withProperty("resource-file-lifetime", "PT8H")
              .withProperty("max-signature-lifetime", "PT8H"));

  private final Engines engines = new Engines(azure);

  @Test
  void allowsASasThatLastsAsLong() {
    assertThat(issueSas("PT8H")).isEnded();
  }

  @Test
  void refusesASasThatIsToLastLonger() {
    ProcessInstance instance = issueSas("PT8H1S");

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'lifetime'", "PT8H1S", "the property 'max-signature-lifetime' allows PT8H");
  }

  private ProcessInstance issueSas(String lifetime) {
    azure.deploy(Models.step("IssueSas", Map.of("container", "outputs", "lifetime", lifetime)));
    return engines.run();
  }
}
