package io.github.azurebatch.camunda.process.marks;

import static io.github.azurebatch.camunda.process.marks.HandedOut.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.marks.HandedOut.Use;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.StorageCalls;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mark tells that a value is the plugin's own, and gives no right to whoever has the value. */
class HandedOnValuesTest {

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.current()
              .withProperty("deployment-checks", "off")
              .withProperty("access.work.process-definitions", Models.KEY)
              .withProperty("access.work.jobs", "*")
              .withProperty("access.work.containers", "*"));

  private final Engines engines = new Engines(azure);
  private final HandedOut handedOut = new HandedOut(azure);

  @TestFactory
  Stream<DynamicTest> openNothingToAProcessThatNoRuleIsFor() {
    Map<String, Map<String, Object>> values = handedOut.values();
    return handedOut.uses().stream()
        .map(
            use ->
                DynamicTest.dynamicTest(
                    use.toString(), () -> assertRefused(use, map(values.get(use.variable())))));
  }

  private void assertRefused(Use use, Map<String, Object> value) {
    String key = handedOut.deploy(use);
    StorageCalls.reset();
    long before = azure.batch().calls().total();

    ProcessInstance instance = handedOut.use(key, use, value);

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("is granted to process '" + key + "' by no access rule");
    assertThat(azure.batch().calls().total()).isEqualTo(before);
    assertThat(StorageCalls.byKind()).isEmpty();
  }
}
