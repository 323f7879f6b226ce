package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DestinationsTest {

  private static final String IDENTITY =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/writer";

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @Test
  void uploadsIntoSeveralContainersWithHeaders() {
    azure.script(forTask("*").file("table.csv", "1,2").file("run.log", "done").file("rest", "x"));
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(
                    Models.prepare()
                        .serviceTask("createLogs")
                        .camundaDelegateExpression("${azureBatchCreateContainer}")
                        .camundaInputParameter("container", "destinations-logs")
                        .camundaInputParameter("resultVariable", "logs"),
                    sas -> sas),
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter(
                            "outputFiles",
                            "table.csv | contentType=text/csv\nrun.log | container=destinations-logs\nrest"),
                await -> await)
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    Map<String, Object> outputs = azure.variable(instance, "outputs");
    assertThatOutputs(outputs).hasFiles("table.csv", "run.log", "rest");
    assertEquals("text/csv", file(outputs, "table.csv").text("contentType"));
    assertEquals("job-tests", file(outputs, "table.csv").text("container"));
    assertEquals("destinations-logs", file(outputs, "run.log").text("container"));
  }

  @Test
  void sendsAnIdentityAndNoSignatureForFilesThatAPoolIdentityWrites() {
    azure.script(forTask("*"));
    azure.batch().pools().add(PoolSettings.linux("writers").identity(IDENTITY));
    azure.deploy(
        Models.prepare("destinations", "writers")
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", "destinations")
            .camundaInputParameter("commandLine", "scripted")
            .camundaInputParameter("outputFiles", "output.txt | identity=" + IDENTITY)
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThat(azure.variable(instance, "batchTask")).containsEntry("sasExpiry", null);
    OutputFileBlobContainerDestination sent =
        new SentTasks(azure).task(instance).outputFiles().get(0).destination().container();
    assertThat(sent.containerUrl()).endsWith("/job-destinations").doesNotContain("?");
    assertThat(sent.identityReference().resourceId()).isEqualTo(IDENTITY);
  }

  @Test
  void needsAContainerWhereAnIdentityWrites() {
    azure.deploy(
        Models.createJob(Models.JOB_ID, "local")
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", Models.JOB_ID)
            .camundaInputParameter("commandLine", "scripted")
            .camundaInputParameter("outputFiles", "output.txt | identity=" + IDENTITY)
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'submit'", "'container'", "missing", "outputContainer");
  }

  private static Fields file(Map<String, Object> outputs, String key) {
    return Fields.of(outputs).nested("files").nested(key);
  }
}
