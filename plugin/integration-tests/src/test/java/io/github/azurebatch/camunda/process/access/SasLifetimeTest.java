package io.github.azurebatch.camunda.process.access;

import static io.github.azurebatch.camunda.local.Operation.JOB_GET;
import static io.github.azurebatch.camunda.local.Operation.POOL_GET;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.ResourceFile;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SasLifetimeTest {

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.current()
              .withProperty("deployment-checks", "off")
              .withProperty("max-signature-lifetime", "180d"));

  private final Engines engines = new Engines(azure);

  @ParameterizedTest
  @CsvSource({
    "PT50H, , , , PT50H",
    "PT9H, PT1H, 2, , PT9H",
    "PT50H, PT1H, -1, , PT50H",
    "auto, P2D, , , P2DT6H",
    "auto, P2D, 1, PT1H, P4DT1H",
    "auto, , , , P180D",
    "auto, P1D, -1, , P180D",
  })
  void keepsWhenTheSasExpires(
      String lifetime,
      @Nullable String wallClock,
      @Nullable String retries,
      @Nullable String allowance,
      Duration expected) {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(model(lifetime, times(wallClock, retries, allowance)));

    ProcessInstance instance = engines.run();

    Map<String, Object> task = azure.variable(instance, "batchTask");
    Instant submitted = Instant.parse(String.valueOf(task.get("submitted")));
    Instant expiry = Instant.parse(String.valueOf(task.get("sasExpiry")));
    assertThat(Duration.between(submitted, expiry)).isBetween(expected.minusSeconds(10), expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT8H59M, PT1H, 2, , PT9H, PT6H",
    "P1D, P1D, , , P1DT6H, PT6H",
    "P1D, PT23H, , PT2H, P1DT1H, PT2H",
    "PT6H, PT1S, -1, , PT6H1S, PT6H",
  })
  void refusesASasThatMayEndBeforeTheTaskDoes(
      String lifetime,
      String wallClock,
      @Nullable String retries,
      @Nullable String allowance,
      String shortest,
      String queue) {
    azure.deploy(model(lifetime, times(wallClock, retries, allowance)));

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'submit'", "'sas'", "end " + lifetime + " after", "'auto'")
        .contains("shortest lifetime that would do is " + shortest)
        .contains("queueAllowance " + queue, "maxWallClockTime " + wallClock);
    assertThat(azure.batch().calls().count(TASK_ADD)).isZero();
  }

  @Test
  void countsTheRetriesThatTheJobGivesItsTasks() {
    azure.deploy(inAJobWithTwoRetries("PT8H59M"));

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("shortest lifetime that would do is PT9H", "maxTaskRetryCount 2, the job's");
  }

  @Test
  void asksForAJobAndItsPoolOnceForTheirPoolAndTheirRetries() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(inAJobWithTwoRetries("PT9H"));

    for (int i = 0; i < 3; i++) {
      azure.start(Models.KEY, Map.of());
    }
    azure.executeJobs();

    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(3);
    // the job was created once, and found there twice
    assertThat(azure.batch().calls().count(JOB_GET)).isEqualTo(1 + 2);
    assertThat(azure.batch().calls().count(POOL_GET)).isEqualTo(1);
  }

  @Test
  void saysOfTheOwnLifetimeThatItIsTooShort() {
    azure.deploy(
        Models.createJob("lifetime-of-its-own", "local")
            .serviceTask("run")
            .camundaDelegateExpression("${azureBatchRunTask}")
            .camundaInputParameter("jobId", "lifetime-of-its-own")
            .camundaInputParameter("commandLine", "scripted")
            .camundaInputParameter("outputFiles", "output.txt")
            .camundaInputParameter("maxWallClockTime", "P2D")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'run'", "'lifetime'", "P2DT6H", "'auto'");
  }

  @Test
  void signsResourceFilesForAsLongAsTheTaskMayQueue() {
    azure.script(forTask("*"));
    String url =
        azure.azure().properties().get("accounts.default.storage.endpoint") + "/inputs/a.txt";
    azure.deploy(
        Models.createJob(Models.JOB_ID, "local")
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", Models.JOB_ID)
            .camundaInputParameter("commandLine", "scripted")
            .camundaInputParameter("queueAllowance", "P3D")
            .camundaInputParameter("resourceFiles", url + " -> a.txt")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    ResourceFile file = new SentTasks(azure).task(instance).resourceFiles().get(0);
    Matcher expiry = Pattern.compile("[?&]se=([^&]+)").matcher(file.httpUrl());
    assertThat(expiry.find()).isTrue();
    Instant end = Instant.parse(URLDecoder.decode(expiry.group(1), StandardCharsets.UTF_8));
    assertThat(end).isAfter(Instant.now().plus(Duration.ofDays(3)).minusSeconds(60));
  }

  private static BpmnModelInstance inAJobWithTwoRetries(String lifetime) {
    BpmnModelInstance model =
        model(Models.prepare("retried-" + UUID.randomUUID()), lifetime, times("PT1H", null, null));
    model
        .<ServiceTask>getModelElementById("createJob")
        .builder()
        .camundaInputParameter("maxTaskRetryCount", "2");
    return model;
  }

  private static BpmnModelInstance model(String lifetime, UnaryOperator<ServiceTaskBuilder> times) {
    return model(Models.prepare(), lifetime, times);
  }

  private static BpmnModelInstance model(
      ServiceTaskBuilder prepare, String lifetime, UnaryOperator<ServiceTaskBuilder> times) {
    return Models.submitAndAwait(
            Models.issueSas(prepare, sas -> sas.camundaInputParameter("lifetime", lifetime)),
            submit ->
                times.apply(
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", "output.txt")),
            UnaryOperator.identity())
        .endEvent()
        .done();
  }

  private static UnaryOperator<ServiceTaskBuilder> times(
      @Nullable String wallClock, @Nullable String retries, @Nullable String allowance) {
    return submit ->
        submit
            .camundaInputParameter("maxWallClockTime", Objects.requireNonNullElse(wallClock, ""))
            .camundaInputParameter("maxTaskRetryCount", Objects.requireNonNullElse(retries, ""))
            .camundaInputParameter("queueAllowance", Objects.requireNonNullElse(allowance, ""));
  }
}
