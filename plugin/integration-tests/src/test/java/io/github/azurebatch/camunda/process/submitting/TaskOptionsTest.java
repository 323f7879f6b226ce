package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import io.github.azurebatch.camunda.process.support.DatabaseDump;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.SQLException;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TaskOptionsTest {

  private static final String TOKEN = "t0ken-of-the-environment";

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.current().withProperty("secrets.token", TOKEN));

  @Test
  void handsASecretToTheTaskAndLeavesItNowhereElse() throws SQLException {
    azure.deploy(
        Models.work(
            submit ->
                submit
                    .camundaInputParameter(
                        "environment", "TOKEN=Bearer {{secrets.token}}\nPLAIN=yes")
                    .camundaInputParameter(
                        "commandLine", "bash -c 'printf \"$TOKEN\" | wc -c > output.txt'")
                    .camundaInputParameter("outputFiles", "output.txt"),
            await -> await.camundaInputParameter("inline", "output.txt")));

    String dump;
    String logs;
    try (LogCapture capture = new LogCapture()) {
      ProcessInstance instance = azure.start(Models.KEY, Map.of());
      azure.runToRest();
      assertThatOutputs(azure.variable(instance, "outputs"))
          .hasContent("output.txt", ("Bearer " + TOKEN).length() + "\n");
      dump = DatabaseDump.of(azure.engine().getProcessEngineConfiguration().getDataSource());
      logs = capture.text();
    }

    assertThat(dump).contains("{{secrets.token}}").doesNotContain(TOKEN);
    assertThat(logs).doesNotContain(TOKEN);
  }

  @Test
  void runsAContainerWhoseRegistryHasAPassword() throws SQLException {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(
        Models.work(
            submit ->
                submit
                    .camundaInputParameter("commandLine", "in the container")
                    .camundaInputParameter("requiredSlots", "2")
                    .camundaInputParameter("userIdentity", "worker")
                    .camundaInputParameter("applicationPackageReferences", "blender#4")
                    .camundaInputParameter(
                        "containerSettings",
                        """
                        {"imageName": "r.test/tool:1", "containerRunOptions": "--rm",
                         "registry": {"registryServer": "r.test", "username": "u",
                           "passwordSecret": "token"}}"""),
            await -> await));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    CloudTask sent = new SentTasks(azure).task(instance);
    assertThat(sent.containerSettings().imageName()).isEqualTo("r.test/tool:1");
    assertThat(sent.containerSettings().registry().userName()).isEqualTo("u");
    assertThat(sent.requiredSlots()).isEqualTo(2);
    assertThat(sent.userIdentity().userName()).isEqualTo("worker");
    assertThat(sent.applicationPackageReferences().get(0).version()).isEqualTo("4");
    assertThat(DatabaseDump.of(azure.engine().getProcessEngineConfiguration().getDataSource()))
        .contains("passwordSecret")
        .doesNotContain(TOKEN);
  }

  @Test
  void letsNoItemOfAListNameASecret() {
    azure.deploy(
        TaskLists.inNewJob()
            .submit(
                submit ->
                    submit
                        .camundaInputParameter("items", "[\"a\", \"{{secrets.token}}\"]")
                        .camundaInputParameter("environment", "ITEM={item}")
                        .camundaInputParameter("commandLine", "true"))
            .endEvent()
            .done());

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(new Engines(azure).onlyIncident(instance).getIncidentMessage())
        .contains("'environment'", "item 2 names a secret");
  }
}
