package io.github.azurebatch.camunda.process.access;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import io.github.azurebatch.camunda.process.support.DatabaseDump;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaEntry;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaMap;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret is named by the model's own text, and by no value that a starter of a process sets. */
class NamedSecretsTest {

  private static final String TOKEN = "token-9f2c51d0b7";
  private static final String NAMED = "{{secrets.token}}";
  private static final String PREPARED =
      "{\"poolLifetimeOption\":\"job\",\"pool\":{\"vmSize\":\"s\",\"userAccounts\":[{\"name\":\"u\",\"password\":\"%s\"}]}}";

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.current()
              .withProperty("secrets.token", TOKEN)
              .withProperty("secrets.other", TOKEN + "-other"));

  private final Engines engines = new Engines(azure);

  static Stream<Arguments> valuesThatNameASecret() {
    return Stream.of(
        task("environment", "${x}", "A=" + NAMED),
        task("environment", "A=${x}", NAMED),
        task("environment", "A=1\n${x}", "B=" + NAMED),
        task("environment", "A={{secrets.${x}}}", "token"),
        task("environment", "A={${x}", "{secrets.token}}"),
        task("environment", "A={{secrets.tok${x}", "en}}"),
        task("environment", "A={{secrets.other}}${x}", NAMED),
        task("environment", "A=${x}{{secrets.other}}", NAMED),
        task("environment", "A=${'{{secrets.'}${x}}}", "token"),
        task("environment", "A=${'{{secrets.token}}'}", "any"),
        task("environment", "{\"A\":\"${x}\"}", "{{\\u0073ecrets.token}}"),
        task("environment", "[\"A=1\",\"${x}\"]", "B={{\\u0073ecrets.token}}"),
        task(
            "containerSettings",
            "{\"imageName\":\"i\",\"registry\":{\"passwordSecret\":\"${x}\"}}",
            "token"),
        task(
            "containerSettings",
            "${x}",
            "{\"imageName\":\"i\",\"registry\":{\"passwordSecret\":\"token\"}}"),
        job("environment", "A=${x}", NAMED),
        job("autoPool", PREPARED.formatted("${x}"), NAMED),
        job("autoPool", "${x}", PREPARED.formatted(NAMED)),
        job("jobManagerTask", "{\"commandLine\":\"c\",\"environment\":\"A=${x}\"}", NAMED),
        job(
            "jobManagerTask",
            "{\"commandLine\":\"c\",\"containerSettings\":{\"imageName\":\"i\",\"registry\":{\"passwordSecret\":\"${x}\"}}}",
            "token"),
        list("A={item}", "[\"{{secrets.token}}\"]"),
        list("A={{secrets.{item}}}", "[\"token\"]"),
        list("A={{item}", "[\"{secrets.token}}\"]"),
        list("A={item.a}{item.b}", "[{\"a\":\"{{secrets.\",\"b\":\"token}}\"}]"),
        list("{\"A\":\"{{secrets.{item.name}}}\"}", "[{\"name\":\"token\"}]"));
  }

  private static Arguments task(String input, String text, String x) {
    return arguments(
        "SubmitTask", Map.of("jobId", Models.JOB_ID, "commandLine", "c", input, text), x);
  }

  private static Arguments job(String input, String text, String x) {
    return arguments(
        "CreateJob",
        input.equals("autoPool")
            ? Map.of("jobId", Models.JOB_ID, input, text)
            : Map.of("jobId", Models.JOB_ID, "poolId", "p", input, text),
        x);
  }

  private static Arguments list(String environment, String items) {
    return arguments(
        "SubmitTasks",
        Map.of(
            "jobId",
            Models.JOB_ID,
            "commandLine",
            "c",
            "environment",
            environment,
            "items",
            "${x}"),
        items);
  }

  @ParameterizedTest
  @MethodSource("valuesThatNameASecret")
  void areRefusedBeforeAnythingIsSent(String bean, Map<String, String> inputs, String x)
      throws SQLException {
    azure.batch().calls().reset();
    azure.deploy(Models.step(bean, inputs));

    ProcessInstance instance = engines.start(Map.of("x", x));

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'step'", "secret")
        .containsAnyOf("Only the model's own text names secrets", "only the model itself can");
    assertThat(azure.batch().calls().total()).isZero();
    assertThat(DatabaseDump.of(azure.engine().getProcessEngineConfiguration().getDataSource()))
        .doesNotContain(TOKEN);
  }

  @Test
  void mayStandBesideExpressions() {
    assertThat(sent(submitting("A=${x} {{secrets.token}}\n${x}B={{ secrets.other }}")))
        .containsEntry("A", "x " + TOKEN)
        .containsEntry("xB", TOKEN + "-other");
  }

  @Test
  void mayStandInAMapOfTheModel() {
    BpmnModelInstance model = submitting("A=1");
    CamundaMap map = environment(model, CamundaMap.class);
    entry(map, "A", "Bearer {{secrets.token}}");
    entry(map, "B", "${x}");

    assertThat(sent(model)).containsEntry("A", "Bearer " + TOKEN).containsEntry("B", "x");
  }

  @Test
  void mayBeThePasswordOfARegistryInAMapOfTheModel() throws SQLException {
    BpmnModelInstance model =
        Models.step(
            Models.createJob(Models.JOB_ID, "local"),
            "SubmitTask",
            Map.of(
                "jobId", Models.JOB_ID, "commandLine", "c", "containerSettings", "replaced below"));
    CamundaMap settings = input(model, "containerSettings", CamundaMap.class);
    entry(settings, "imageName", "r.test/tool:1");
    CamundaMap registry = model.newInstance(CamundaMap.class);
    entry(registry, "registryServer", "r.test");
    entry(registry, "username", "${x}");
    entry(registry, "passwordSecret", "token");
    entry(settings, "registry", "").setValue(registry);
    azure.script(forTask("*"));
    azure.deploy(model);

    ProcessInstance instance = engines.start(Map.of("x", "u"));

    assertThat(new SentTasks(azure).task(instance).containerSettings().registry().userName())
        .isEqualTo("u");
    assertThat(DatabaseDump.of(azure.engine().getProcessEngineConfiguration().getDataSource()))
        .doesNotContain(TOKEN);
  }

  @Test
  void mayBeThePasswordOfARegistryOfAJobManager() {
    String jobId = "managed-" + UUID.randomUUID();
    azure.script(forTask("*"));
    azure.deploy(
        Models.createJob(jobId, "local")
            .camundaInputParameter(
                "jobManagerTask",
                """
                {"taskId": "manager", "commandLine": "c", "outputFiles": "none",
                 "environment": {"A": "${x}", "B": "{{secrets.other}}"},
                 "containerSettings": {"imageName": "i", "registry": {"registryServer": "r.test",
                   "username": "u", "passwordSecret": "token"}}}""")
            .endEvent()
            .done());

    engines.start(Map.of("x", "x"));

    CloudTask sent = new SentTasks(azure).task(jobId, "manager");
    assertThat(sent.containerSettings().registry().userName()).isEqualTo("u");
    assertThat(sent.environmentSettings())
        .extracting(EnvironmentSetting::value)
        .contains("x", TOKEN + "-other");
  }

  @Test
  void mayNotBeTheResultOfAScript() {
    BpmnModelInstance model = submitting("A=1");
    CamundaScript script = environment(model, CamundaScript.class);
    script.setCamundaScriptFormat("javascript");
    script.setTextContent("'A=' + '" + NAMED + "'");
    azure.deploy(model);

    ProcessInstance instance = engines.start(Map.of("x", "x"));

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'environment'", "'token'", "Only the model's own text names secrets");
  }

  private Map<String, String> sent(BpmnModelInstance model) {
    azure.script(forTask("*"));
    azure.deploy(model);
    ProcessInstance instance = engines.start(Map.of("x", "x"));
    return new SentTasks(azure)
        .task(instance).environmentSettings().stream()
            .collect(toMap(EnvironmentSetting::name, EnvironmentSetting::value));
  }

  /** The environment is a text, or what the test makes of it. */
  private static BpmnModelInstance submitting(String environment) {
    return Models.step(
        Models.createJob(Models.JOB_ID, "local"),
        "SubmitTask",
        Map.of("jobId", Models.JOB_ID, "commandLine", "c", "environment", environment));
  }

  private static <T extends BpmnModelElementInstance> T environment(
      BpmnModelInstance model, Class<T> type) {
    return input(model, "environment", type);
  }

  private static <T extends BpmnModelElementInstance> T input(
      BpmnModelInstance model, String name, Class<T> type) {
    T value = model.newInstance(type);
    model
        .<ServiceTask>getModelElementById("step")
        .getExtensionElements()
        .getElementsQuery()
        .filterByType(CamundaInputOutput.class)
        .singleResult()
        .getCamundaInputParameters()
        .stream()
        .filter(parameter -> parameter.getCamundaName().equals(name))
        .forEach(parameter -> parameter.setValue(value));
    return value;
  }

  private static CamundaEntry entry(CamundaMap map, String key, String text) {
    CamundaEntry entry = map.getModelInstance().newInstance(CamundaEntry.class);
    entry.setCamundaKey(key);
    entry.setTextContent(text);
    map.getCamundaEntries().add(entry);
    return entry;
  }
}
