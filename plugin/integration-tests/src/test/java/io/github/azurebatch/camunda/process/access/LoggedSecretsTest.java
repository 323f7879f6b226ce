package io.github.azurebatch.camunda.process.access;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.EveryLogger;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All steps and some faults, while every logger says all that it can say at any level. */
class LoggedSecretsTest {

  private static final String TOKEN = "t0ken-of-the-loggers";
  private static final String OUTPUTS = "output.txt\n../std*.txt\n../fileupload*.txt";

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.current().withProperty("secrets.token", TOKEN));

  private final Engines engines = new Engines(azure);

  @Test
  void areInNoLineOfAnyLogger() {
    List<String> secrets =
        List.of(TOKEN, azure.batch().accountKey(), azure.azure().storage().accountKey());
    try (EveryLogger loggers = new EveryLogger(secrets)) {
      succeed();
      failToUpload();
      beRefused();

      assertThat(loggers.leaks()).isEmpty();
      assertThat(loggers.lines().keySet())
          .anyMatch(name -> name.startsWith("io.github.azurebatch"))
          .anyMatch(name -> name.startsWith("com.azure.storage"))
          .anyMatch(name -> name.startsWith("okhttp"))
          .anyMatch(name -> name.startsWith("org.camunda.bpm.engine.impl.persistence.entity"))
          .contains("org.camunda.bpm.engine.persistence");
    }
  }

  private void succeed() {
    String jobId = "logged-" + UUID.randomUUID();
    azure.deploy(everyStep(jobId));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(engines.hasEndedWithARound(instance)).isTrue();
  }

  private void failToUpload() {
    azure.deploy(
        Models.withSas(
            sas -> sas.camundaInputParameter("container", "gone-" + UUID.randomUUID()),
            "bash -c 'echo x > output.txt'",
            OUTPUTS));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("upload");
  }

  /** By an answer that quotes what was sent. */
  private void beRefused() {
    azure.batch().faults().next(TASK_ADD).answerText(400, "application/json", refusal());
    azure.deploy(
        Models.work(
            submit ->
                submit
                    .camundaInputParameter("environment", "TOKEN={{secrets.token}}")
                    .camundaInputParameter("commandLine", "true")
                    .camundaInputParameter("outputFiles", "output.txt"),
            UnaryOperator.identity()));

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("[secret cut]");
  }

  private static String refusal() {
    return """
        {"code": "InvalidPropertyValue",
         "message": {"lang": "en-US", "value": "A property is invalid."},
         "values": [{"key": "PropertyValue", "value": "%s"}]}"""
        .formatted(TOKEN);
  }

  private static BpmnModelInstance everyStep(String jobId) {
    return Models.submitAndAwait(
            Models.issueSas(Models.prepare(jobId), UnaryOperator.identity()),
            submit ->
                submit
                    .camundaInputParameter("environment", "TOKEN={{secrets.token}}")
                    .camundaInputParameter("commandLine", "bash -c 'echo x > output.txt'")
                    .camundaInputParameter("outputFiles", OUTPUTS),
            UnaryOperator.identity())
        .serviceTask("read")
        .camundaDelegateExpression("${azureBatchReadOutputs}")
        .camundaInputParameter("task", "${batchTask}")
        .serviceTask("submitList")
        .camundaDelegateExpression("${azureBatchSubmitTasks}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("items", "2")
        .camundaInputParameter("commandLine", "cat output.txt")
        .camundaInputParameter("resourceFiles", "${outputs.files['output.txt']}")
        .camundaInputParameter("outputFiles", "../stdout.txt")
        .serviceTask("awaitList")
        .camundaDelegateExpression("${azureBatchAwaitOutputs}")
        .camundaInputParameter("task", "${batchTasks}")
        .serviceTask("cleanUp")
        .camundaDelegateExpression("${azureBatchCleanUp}")
        .camundaInputParameter("jobId", jobId)
        .endEvent()
        .done();
  }
}
