package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultOutputFilesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void printsSomething() {
    azure.script(forTask("*").stdout("said").stderr("warned"));
  }

  @Test
  void areTheLogsOfTheFileConventions() {
    azure.deploy(
        Models.work(
            submit -> submit.camundaInputParameter("commandLine", "scripted"),
            await -> await.camundaInputParameter("inline", "$TaskLog/stdout.txt")));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasFiles("$TaskLog/stdout.txt", "$TaskLog/stderr.txt")
        .hasContent("$TaskLog/stdout.txt", "said");
  }

  @Test
  void areTheLogsWhereOneServiceTaskDoesAll() {
    azure.deploy(
        Models.createJob("default-files", "local")
            .serviceTask("run")
            .camundaDelegateExpression("${azureBatchRunTask}")
            .camundaInputParameter("jobId", "default-files")
            .camundaInputParameter("commandLine", "scripted")
            .endEvent()
            .done());

    assertThatOutputs(azure.variable(engines.run(), "outputs"))
        .hasFiles("$TaskLog/stdout.txt", "$TaskLog/stderr.txt");
  }

  @Test
  void areNoneWhereTheModelSaysSo() {
    azure.deploy(
        Models.work(
            submit ->
                submit
                    .camundaInputParameter("commandLine", "scripted")
                    .camundaInputParameter("outputFiles", "none"),
            UnaryOperator.identity()));

    ProcessInstance instance = engines.run();

    assertThat(azure.variable(instance, "outputs")).containsEntry("count", 0);
    assertThat(new SentTasks(azure).task(instance).outputFiles()).isNullOrEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rl"})
  void areNoneWhereNothingAllowsAnUpload(String permissions) {
    ServiceTaskBuilder before = Models.prepare();
    azure.deploy(
        Models.submitAndAwait(
                permissions.isEmpty()
                    ? before
                    : Models.issueSas(
                        before, sas -> sas.camundaInputParameter("permissions", permissions)),
                submit -> submit.camundaInputParameter("commandLine", "scripted"),
                UnaryOperator.identity())
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThat(new SentTasks(azure).task(instance).outputFiles()).isNullOrEmpty();
  }
}
