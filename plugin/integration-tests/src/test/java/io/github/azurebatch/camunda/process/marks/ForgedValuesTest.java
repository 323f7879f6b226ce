package io.github.azurebatch.camunda.process.marks;

import static io.github.azurebatch.camunda.process.marks.HandedOut.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.marks.HandedOut.Use;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.StorageCalls;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a starter of processes makes by hand, changes, or takes from another tenant. */
class ForgedValuesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final Set<String> COVERED_OF_A_FILE = Set.of("url", "container", "name");

  private final Engines engines = new Engines(azure);
  private final HandedOut handedOut = new HandedOut(azure);

  @TestFactory
  Stream<DynamicTest> areRefusedByEachActivityThatWouldUseThem() {
    Map<String, Map<String, Object>> values = handedOut.values();
    return handedOut.uses().stream()
        .map(
            use ->
                DynamicTest.dynamicTest(
                    use.toString(), () -> assertRefused(use, map(values.get(use.variable())))));
  }

  private void assertRefused(Use use, Map<String, Object> value) {
    String key = handedOut.deploy(use);
    Map<String, Object> forged = new HashMap<>(value);
    forged.remove("mark");
    assertRefused(() -> handedOut.use(key, use, forged), "its mark, which the plugin sets, is");
    forged.put("mark", "AAAAAAAAAAAAAAAAAAAAAA");
    assertRefused(() -> handedOut.use(key, use, forged), "its mark is of other values");
    assertRefusedInTenant(() -> handedOut.useInTenant(key, use, value));
    for (Map<String, Object> changed : changed(use, value)) {
      assertRefused(() -> handedOut.use(key, use, changed), "");
    }
  }

  /** One for each field that the mark covers, with another value in it. */
  private static List<Map<String, Object>> changed(Use use, Map<String, Object> value) {
    List<Map<String, Object>> all = new ArrayList<>();
    value.forEach(
        (field, old) -> {
          boolean isCovered = !use.variable().equals("file") || COVERED_OF_A_FILE.contains(field);
          if (isCovered && !field.equals("mark")) {
            Map<String, Object> changed = new HashMap<>(value);
            changed.put(field, other(field, old));
            all.add(changed);
          }
        });
    return all;
  }

  private static Object other(String field, Object old) {
    if (old instanceof Integer number) {
      return number + 1;
    }
    if (old instanceof List<?> list) {
      return list.isEmpty() ? List.of("x") : List.of();
    }
    return switch (field) {
      case "submitted", "lastSubmitted", "created", "sasExpiry" -> "2020-01-01T00:00:00Z";
      case "maxWallClockTime", "lifetime" -> "PT1H";
      case "onCancel" -> "leave";
      case "permissions" -> "rwd";
      default -> old + "1";
    };
  }

  private void assertRefused(Runnable use, String reason) {
    StorageCalls.reset();
    long before = azure.batch().calls().total();

    assertThat(incidentOf(use)).contains(reason);

    assertThat(azure.batch().calls().total()).isEqualTo(before);
    assertThat(StorageCalls.byKind()).isEmpty();
  }

  /** What the value names is of another tenant, too, which may be found first. */
  private void assertRefusedInTenant(Runnable use) {
    assertThat(incidentOf(use))
        .containsAnyOf("or of another tenant", "was not created by a process of tenant");
  }

  private String incidentOf(Runnable use) {
    use.run();

    List<Incident> incidents = engines.incidents();
    assertThat(incidents).hasSize(1);
    String instance = incidents.get(0).getProcessInstanceId();
    azure.engine().getRuntimeService().deleteProcessInstance(instance, "not needed");
    assertThat(incidents.get(0).getIncidentMessage())
        .contains("Activity 'step'", "input '", "is not allowed: ", "has done nothing");
    return incidents.get(0).getIncidentMessage();
  }

  @TestFactory
  Stream<DynamicTest> areRefusedAsNamesInVariables() {
    return Stream.of(
            new Use("outputContainer", "IssueSas", Map.of()),
            new Use("outputContainer", "ReadOutputs", Map.of()),
            new Use("batchJob", "CleanUp", Map.of()))
        .map(
            use ->
                DynamicTest.dynamicTest(
                    use.toString(),
                    () -> {
                      String key = handedOut.deploy(use);
                      assertRefused(() -> handedOut.use(key, use, "others"), use.variable());
                    }));
  }

  @Test
  void areNotSignedWhereTheUrlOfAFileLeadsElsewhere() {
    Map<String, Object> file = new HashMap<>(map(handedOut.values().get("file")));
    file.put("url", file.get("url") + "2");
    for (Use use : handedOut.uses()) {
      if (use.variable().equals("file")) {
        String key = handedOut.deploy(use);
        assertRefused(() -> handedOut.use(key, use, file), "the field 'url' leads to");
      }
    }
  }

  @Test
  void areNoFilesThatALinkIsMadeFor() {
    Map<String, Object> file = new HashMap<>(map(handedOut.values().get("file")));
    azure.deploy(linking());
    assertThat(linked(file)).isNull();

    file.put("mark", "AAAAAAAAAAAAAAAAAAAAAA");

    assertThat(linked(file)).contains("a file of outputs", "its mark is of other values");
  }

  private static BpmnModelInstance linking() {
    return Bpmn.createExecutableProcess("linking")
        .startEvent()
        .camundaAsyncAfter()
        .serviceTask()
        // without a variable for the result, which is a secret
        .camundaExpression("${azureBatch.readUrl(file, 'PT1M')}")
        .endEvent()
        .done();
  }

  private @Nullable String linked(Map<String, Object> file) {
    ProcessInstance instance = azure.start("linking", Map.of("file", file));
    azure.runToRest();
    Incident incident = engines.onlyIncident(instance);
    return incident == null ? null : incident.getIncidentMessage();
  }
}
