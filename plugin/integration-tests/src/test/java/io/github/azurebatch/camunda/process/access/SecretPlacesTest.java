package io.github.azurebatch.camunda.process.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.azure.batch.protocol.models.PoolSpecification;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SecretPlacesTest {

  private static final String TOKEN = "token-47ac10b58cc4";
  private static final String NAMED = "{{secrets.token}}";

  /** With models that a deployment would refuse: what an instance says of them. */
  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.current()
              .withProperty("secrets.token", TOKEN)
              .withProperty("deployment-checks", "off"));

  private final Engines engines = new Engines(azure);

  static Stream<Arguments> placesWithoutSecrets() {
    return Stream.of(
        task("commandLine", "login " + NAMED, "'commandLine'"),
        task("displayName", NAMED, "'displayName'"),
        task("resourceFiles", "https://x.test/" + NAMED + " -> a", "'resourceFiles'"),
        task("outputFiles", "a.txt -> " + NAMED + "/a.txt", "'outputFiles'"),
        task("environment", "A_" + NAMED + "=1", "'environment'"),
        task(
            "containerSettings",
            "{\"imageName\":\"i\",\"registry\":{\"username\":\"" + NAMED + "\"}}",
            "'containerSettings'"),
        job(Map.of("poolId", "p", "metadata", "A=" + NAMED), "'metadata'"),
        job(Map.of("poolId", NAMED), "'poolId'"),
        jobManager("\"commandLine\":\"" + NAMED + "\"", "'jobManagerTask.commandLine'"),
        jobManager(
            "\"commandLine\":\"c\",\"displayName\":\"" + NAMED + "\"",
            "'jobManagerTask.displayName'"),
        startTask("\"commandLine\":\"" + NAMED + "\"", "'autoPool.pool.startTask.commandLine'"),
        startTask(
            "\"commandLine\":\"c\",\"resourceFiles\":[{\"httpUrl\":\"https://x.test/"
                + NAMED
                + "\",\"filePath\":\"a\"}]",
            "'autoPool.pool.startTask.resourceFiles.httpUrl'"),
        startTask(
            "\"commandLine\":\"c\",\"environmentSettings\":[{\"name\":\""
                + NAMED
                + "\",\"value\":\"1\"}]",
            "'autoPool.pool.startTask.environmentSettings.name'"));
  }

  private static Arguments task(String input, String text, String place) {
    Map<String, String> inputs = new HashMap<>(Map.of("commandLine", "c"));
    inputs.put(input, text);
    return arguments("SubmitTask", inputs, place);
  }

  private static Arguments job(Map<String, String> inputs, String place) {
    return arguments("CreateJob", inputs, place);
  }

  private static Arguments jobManager(String fields, String place) {
    return job(Map.of("poolId", "p", "jobManagerTask", "{" + fields + "}"), place);
  }

  private static Arguments startTask(String fields, String place) {
    return job(Map.of("autoPool", pool(fields)), place);
  }

  private static String pool(String startTask) {
    return """
        {"poolLifetimeOption": "job", "pool": {"vmSize": "s", "startTask": {%s},
          "userAccounts": [{"name": "u", "password": "{{secrets.token}}"}]}}"""
        .formatted(startTask);
  }

  @ParameterizedTest
  @MethodSource("placesWithoutSecrets")
  void areRefusedBeforeAnythingIsSent(String bean, Map<String, String> inputs, String place) {
    azure.batch().calls().reset();
    azure.deploy(inJob(Models.JOB_ID, bean, inputs));

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'step'", place, "the secret 'token', and has no place for one");
    assertThat(azure.batch().calls().total()).isZero();
  }

  @Test
  void areEnvironmentSettingsAndPasswordsOfAPool() {
    String jobId = "places-" + UUID.randomUUID();
    azure.deploy(
        inJob(
            jobId,
            "CreateJob",
            Map.of(
                "autoPool",
                pool(
                    "\"commandLine\":\"c\",\"environmentSettings\":[{\"name\":\"A\",\"value\":\"{{secrets.token}}\"}]"))));

    engines.start(Map.of());

    PoolSpecification pool = poolOf(jobId);
    assertThat(pool.startTask().environmentSettings().get(0).value()).isEqualTo(TOKEN);
  }

  private static PoolSpecification poolOf(String jobId) {
    return new SentTasks(azure)
        .client()
        .jobs()
        .get(jobId)
        .poolInfo()
        .autoPoolSpecification()
        .pool();
  }

  private static BpmnModelInstance inJob(String jobId, String bean, Map<String, String> inputs) {
    Map<String, String> all = new HashMap<>(inputs);
    all.put("jobId", jobId);
    return Models.step(bean, all);
  }
}
