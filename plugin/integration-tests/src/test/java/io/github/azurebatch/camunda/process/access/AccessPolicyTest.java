package io.github.azurebatch.camunda.process.access;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import io.github.azurebatch.camunda.process.support.DatabaseDump;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessPolicyTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final String container = "policies-" + UUID.randomUUID();

  @BeforeEach
  void writesOutput() {
    azure.script(forTask("*").file("output.txt", "x"));
  }

  @Test
  void allowsUploadsUntilTheInstanceHasEnded() throws Exception {
    ProcessInstance instance = startAndRun(model("output.txt"));
    String url = sentUrl(instance);

    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
    assertThat(url).contains("si=camunda-").doesNotContain("sp=");
    assertThat(upload(url)).isEqualTo(201);
    engines.completeUserTask(instance);
    assertThat(instance).isEnded();
    azure.runToRest();

    assertThat(upload(url)).isEqualTo(403);
    assertThat(DatabaseDump.of(azure.engine().getProcessEngineConfiguration().getDataSource()))
        .doesNotContain("sig=");
  }

  @Test
  void allowsNoUploadsOnceTheInstanceIsDeleted() throws Exception {
    ProcessInstance instance = startAndRun(model("output.txt"));
    String url = sentUrl(instance);

    azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "not needed", true);
    azure.runToRest();

    assertThat(upload(url)).isEqualTo(403);
  }

  @Test
  void signsATaskThatIsSubmittedAnewByThePolicyAsWell() throws Exception {
    azure.script(forTask("*"));
    ProcessInstance instance = startAndRun(model("output.txt | required"));
    CloudTask first = new SentTasks(azure).task(instance);

    azure.engine().getExternalTaskService().setRetries(engines.onlyWait().getId(), 1);
    azure.runToRest();
    String url = url(new SentTasks(azure).task(Models.JOB_ID, first.id() + "-2"));
    assertThat(url).contains("si=camunda-");
    azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");
    azure.runToRest();

    assertThat(upload(url)).isEqualTo(403);
  }

  @Test
  void leavesTheSignaturesOfOtherInstancesAlone() throws Exception {
    ProcessInstance first = startAndRun(model("output.txt"));
    ProcessInstance second = engines.run();
    String url = sentUrl(second);

    azure.engine().getRuntimeService().deleteProcessInstance(first.getId(), "not needed");
    azure.runToRest();

    assertThat(upload(url)).isEqualTo(201);
  }

  @Test
  void keepsTheGrantsOfAnInstanceApartUntilItHasEnded() throws Exception {
    ProcessInstance instance = startAndRun(model("output.txt", sas -> another(sas, "r")));
    String toWrite = sentUrl(instance);
    String toRead = signedUrl(azure.variable(instance, "sas-r"));

    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
    assertThat(upload(toWrite)).isEqualTo(201);
    assertThat(upload(toRead)).isEqualTo(403);
    assertThat(read(toRead)).isEqualTo(200);
    azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");
    azure.runToRest();

    assertThat(upload(toWrite)).isEqualTo(403);
    assertThat(read(toRead)).isEqualTo(403);
  }

  @Test
  void givesGrantsWithTheSamePermissionsTheSamePolicy() {
    ProcessInstance instance =
        startAndRun(model("output.txt", sas -> another(another(sas, "rw"), "wr")));

    assertThat(azure.variable(instance, "sas-wr").get("accessPolicy"))
        .isEqualTo(azure.variable(instance, "sas-rw").get("accessPolicy"));
  }

  @Test
  void refusesMoreKindsOfPermissionsThanAContainerHasPolicies() {
    ProcessInstance instance =
        startAndRun(
            model(
                "output.txt",
                sas -> another(another(another(another(another(sas, "r"), "a"), "c"), "d"), "l")));

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'sas-l'", "'accessPolicy'", "'" + container + "'", "other permissions");
  }

  @Test
  void refusesAContainerThatThePolicyIsNotOf() throws SQLException {
    ProcessInstance instance = startAndRun(model("output.txt | container=another-one"));

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'outputFiles'", "camunda-", "'" + container + "'", "'another-one'");
  }

  @Test
  void saysWhatToDoWhereTheContainerIsFull() throws SQLException {
    azure.deploy(model("output.txt"));
    for (int i = 0; i < 5; i++) {
      azure.start(Models.KEY, Map.of());
    }
    azure.runToRest();

    ProcessInstance sixth = engines.run();

    assertThat(engines.onlyIncident(sixth).getIncidentMessage())
        .contains("'issueSas'", "'accessPolicy'", "'" + container + "'", "of its own");
  }

  private BpmnModelInstance model(String outputFiles) {
    return model(outputFiles, UnaryOperator.identity());
  }

  /**
   * @param beforeSubmitting what follows the SAS of the task
   */
  private BpmnModelInstance model(
      String outputFiles, UnaryOperator<ServiceTaskBuilder> beforeSubmitting) {
    ServiceTaskBuilder sas =
        Models.issueSas(
            Models.createJob(Models.JOB_ID, "local")
                .serviceTask("createContainer")
                .camundaDelegateExpression("${azureBatchCreateContainer}")
                .camundaInputParameter("container", container),
            issue -> issue.camundaInputParameter("accessPolicy", "true"));
    return Models.submitAndAwait(
            beforeSubmitting.apply(sas),
            submit ->
                submit
                    .camundaInputParameter("commandLine", "scripted")
                    .camundaInputParameter("outputFiles", outputFiles),
            UnaryOperator.identity())
        .userTask("look")
        .endEvent()
        .done();
  }

  /** A grant more, with its permissions in the name of its activity and of its variable. */
  private static ServiceTaskBuilder another(ServiceTaskBuilder before, String permissions) {
    return before
        .serviceTask("sas-" + permissions)
        .camundaDelegateExpression("${azureBatchIssueSas}")
        .camundaInputParameter("accessPolicy", "true")
        .camundaInputParameter("permissions", permissions)
        .camundaInputParameter("resultVariable", "sas-" + permissions);
  }

  private ProcessInstance startAndRun(BpmnModelInstance model) {
    azure.deploy(model);
    ProcessInstance instance = engines.run();
    return instance;
  }

  private static String sentUrl(ProcessInstance instance) {
    return url(new SentTasks(azure).task(instance));
  }

  private static String url(CloudTask task) {
    return task.outputFiles().get(0).destination().container().containerUrl();
  }

  private String signedUrl(Map<String, Object> sas) {
    try (Services services = Services.of(azure.azure())) {
      return services
          .storage()
          .signContainer(container, String.valueOf(sas.get("accessPolicy")), Duration.ofMinutes(10))
          .value()
          .toString();
    }
  }

  private static int upload(String containerUrl) throws IOException, InterruptedException {
    return status(
        blob(containerUrl)
            .header("x-ms-blob-type", "BlockBlob")
            .PUT(BodyPublishers.ofString("late")));
  }

  private static int read(String containerUrl) throws IOException, InterruptedException {
    return status(blob(containerUrl).GET());
  }

  private static HttpRequest.Builder blob(String containerUrl) {
    return HttpRequest.newBuilder(URI.create(containerUrl.replace("?", "/late.txt?")));
  }

  private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
