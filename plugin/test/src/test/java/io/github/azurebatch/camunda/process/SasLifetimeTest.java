package io.github.azurebatch.camunda.process;

import static io.github.azurebatch.camunda.local.node.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SasLifetimeTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @Test
  void keepsWhenTheSasExpires() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(
        Models.withSas(
            sas -> sas.camundaInputParameter("lifetime", "PT50H"), "scripted", "output.txt"));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    Map<String, Object> task = azure.variable(instance, "batchTask");
    Instant submitted = Instant.parse(String.valueOf(task.get("submitted")));
    Instant expiry = Instant.parse(String.valueOf(task.get("sasExpiry")));
    assertThat(Duration.between(submitted, expiry))
        .isBetween(Duration.ofHours(50).minusSeconds(10), Duration.ofHours(50));
  }
}
