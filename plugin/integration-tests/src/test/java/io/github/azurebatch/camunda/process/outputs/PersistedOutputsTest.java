package io.github.azurebatch.camunda.process.outputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PersistedOutputsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @Test
  void endsWithTheOutputsInAVariable() {
    azure.deploy(
        Models.work("bash -c 'echo hello > output.txt'", "output.txt | required\n../std*.txt"));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("await", "done");
    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasExitCode(0)
        .hasUpload("uploaded")
        .hasFiles("output.txt", "stdout.txt", "stderr.txt")
        .hasFileOfSize("output.txt", 6);
  }

  @Test
  void putsTheContentOfJsonIntoAVariable() {
    azure.script(forTask("*").file("summary.json", "{\"mean\": 42}").file("note.txt", "ok"));
    azure.deploy(
        Models.scripted(
            "*.json\nnote.txt",
            await -> await.camundaInputParameter("inline", "summary.json, note.txt")));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasContent("summary.json", Map.of("mean", 42))
        .hasContent("note.txt", "ok");
  }

  @Test
  void handsTheOutputsOfOneTaskToTheNext() {
    azure.deploy(
        Models.steps(
                submit ->
                    submit
                        .camundaInputParameter(
                            "commandLine", "bash -c 'echo 1 > one.txt; echo 2 > two.txt'")
                        .camundaInputParameter("outputFiles", "*.txt"),
                UnaryOperator.identity())
            .serviceTask("second")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", Models.JOB_ID)
            .camundaInputParameter("commandLine", "bash -c 'cat one.txt two.txt > both.log'")
            .camundaInputParameter("outputFiles", "both.log")
            .camundaInputParameter("resourceFiles", "${outputs}")
            .camundaInputParameter("resultVariable", "secondTask")
            .serviceTask("awaitSecond")
            .camundaDelegateExpression("${azureBatchAwaitOutputs}")
            .camundaInputParameter("task", "${secondTask}")
            .camundaInputParameter("inline", "both.log")
            .camundaInputParameter("resultVariable", "secondOutputs")
            .endEvent()
            .done());

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "secondOutputs")).hasContent("both.log", "1\n2\n");
    assertEquals("application/json", formatOf("resourceFiles"));
  }

  @Test
  void givesPeopleALinkThatReadsAnOutput() throws IOException, InterruptedException {
    azure.script(forTask("*").file("output.txt", "for people"));
    azure.deploy(
        Models.steps(
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", "output.txt"),
                UnaryOperator.identity())
            .userTask("read")
            .endEvent()
            .done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    String url = valueOf("${azureBatch.readUrl(outputs.files['output.txt'], 'PT10M')}", instance);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());

    assertEquals("for people", answer.body());
  }

  /** Evaluated by the engine, and stored nowhere. */
  private static String valueOf(String expression, ProcessInstance instance) {
    var engine = (ProcessEngineConfigurationImpl) azure.engine().getProcessEngineConfiguration();
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                (String)
                    engine
                        .getExpressionManager()
                        .createExpression(expression)
                        .getValue(
                            context.getExecutionManager().findExecutionById(instance.getId())));
  }

  private static String formatOf(String variable) {
    ObjectValue value =
        (ObjectValue)
            azure
                .engine()
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .variableName(variable)
                .disableCustomObjectDeserialization()
                .singleResult()
                .getTypedValue();
    return value.getSerializationDataFormat();
  }
}
