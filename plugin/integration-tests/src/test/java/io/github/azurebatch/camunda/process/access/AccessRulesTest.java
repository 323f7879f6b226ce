package io.github.azurebatch.camunda.process.access;

import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.StorageCalls;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process reaches what an access rule grants it, and nothing else of the kinds that rules list.
 */
class AccessRulesTest {

  private static final String OTHER_KEY = "a2V5IG9mIGFub3RoZXIgYWNjb3VudA==";

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.current()
              .withProperty("deployment-checks", "off")
              .withProperty("secrets.mine", "secret-of-the-process")
              .withProperty("secrets.other", "secret-of-another-one")
              .withProperty("accounts.other.batch.url", "http://127.0.0.1:1")
              .withProperty("accounts.other.batch.account-name", "other")
              .withProperty("accounts.other.batch.account-key", OTHER_KEY)
              .withProperty("accounts.other.storage.endpoint", "http://127.0.0.1:1/other")
              .withProperty("accounts.other.storage.account-name", "other")
              .withProperty("accounts.other.storage.account-key", OTHER_KEY)
              .withProperty("access.everybody.accounts", "default")
              .withProperty("access.work.process-definitions", Models.KEY)
              .withProperty("access.work.jobs", "own-*")
              .withProperty("access.work.containers", "own-*,job-own-*")
              .withProperty("access.work.secrets", "mine")
              .withProperty("access.all.process-definitions", "all")
              .withProperty("access.all.jobs", "*")
              .withProperty("access.all.containers", "*"));

  private final Engines engines = new Engines(azure);

  static Stream<Arguments> whatIsNotGranted() {
    return Stream.of(
        of("CreateJob", "account", Map.of("account", "other", "jobId", "own-1", "poolId", "p")),
        of("CreateContainer", "account", Map.of("account", "other", "container", "own-c")),
        of("CreateJob", "Azure Batch job", Map.of("jobId", "theirs", "poolId", "local")),
        of("CreateJob", "container", pool("{\"autoStorageContainerName\": \"theirs\"}")),
        of("CreateJob", "container", pool("{\"storageContainerUrl\": \"${url}theirs\"}")),
        of("CreateContainer", "container", Map.of("container", "theirs")),
        of("CreateContainer", "container", Map.of("jobId", "theirs")),
        of("IssueSas", "container", Map.of("container", "theirs")),
        of("SubmitTask", "Azure Batch job", Map.of("jobId", "theirs", "commandLine", "c")),
        of("SubmitTasks", "Azure Batch job", list("theirs")),
        of("SubmitTask", "container", task("resourceFiles", "${url}theirs/a.txt")),
        of("SubmitTask", "container", task("resourceFiles", autoStorage())),
        of("SubmitTask", "container", task("outputFiles", "{\"filePattern\": \"a\"," + identity())),
        of("SubmitTask", "secret", task("environment", "A={{secrets.other}}")),
        of("RunTask", "container", task("container", "theirs")),
        of("RunTask", "Azure Batch job", runTask()),
        of("AwaitOutputs", "Azure Batch job", Map.of("jobId", "theirs", "taskId", "t")),
        of("AwaitOutputs", "Azure Batch job", Map.of("jobId", "theirs", "await", "job")),
        of("ReadOutputs", "container", Map.of("container", "theirs")),
        of("ReadOutputs", "container", Map.of("jobId", "theirs")),
        of("CleanUp", "Azure Batch job", Map.of("jobId", "theirs")),
        of("CleanUp", "container", Map.of("jobId", "own-1", "deleteContainer", "theirs")));
  }

  private static Arguments of(String bean, String kind, Map<String, String> inputs) {
    return arguments(bean, kind, inputs);
  }

  private static Map<String, String> task(String input, String text) {
    return Map.of("jobId", "own-1", "commandLine", "c", input, text);
  }

  private static Map<String, String> list(String jobId) {
    return Map.of("jobId", jobId, "commandLine", "c", "items", "2");
  }

  private static Map<String, String> runTask() {
    return Map.of("jobId", "theirs", "commandLine", "c", "container", "own-c");
  }

  private static Map<String, String> pool(String resourceFile) {
    return Map.of(
        "jobId",
        "own-1",
        "autoPool",
        """
        {"poolLifetimeOption": "job", "pool": {"vmSize": "s",
          "startTask": {"commandLine": "c", "resourceFiles": [%s]}}}"""
            .formatted(resourceFile));
  }

  private static String autoStorage() {
    return "[{\"autoStorageContainerName\": \"theirs\", \"filePath\": \"a\"}]";
  }

  private static String identity() {
    return "\"path\": \"a\", \"containerUrl\": \"${url}theirs\", \"identity\": \"/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i\"}";
  }

  @ParameterizedTest
  @MethodSource("whatIsNotGranted")
  void refuseAnythingElseBeforeAnyCall(String bean, String kind, Map<String, String> inputs) {
    azure.deploy(Models.step(bean, inputs));
    azure.batch().calls().reset();
    StorageCalls.reset();

    ProcessInstance instance =
        engines.start(Map.of("url", azure.azure().storage().blobEndpoint() + "/"));

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'step'", kind + " '", "is granted to process 'work' by no access rule");
    assertThat(azure.batch().calls().total()).isZero();
    assertThat(StorageCalls.total()).isZero();
  }

  @Test
  void letAProcessUseWhatTheyGrant() {
    BpmnModelInstance model =
        Models.submitAndAwait(
                Models.issueSas(Models.prepare("own-2"), sas -> sas),
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "/bin/sh -c 'echo $A > a.txt'")
                        .camundaInputParameter("environment", "A={{secrets.mine}}")
                        .camundaInputParameter("outputFiles", "a.txt"),
                await -> await)
            .serviceTask("cleanUp")
            .camundaDelegateExpression("${azureBatchCleanUp}")
            .camundaInputParameter("files", "${outputs}")
            .endEvent()
            .done();
    azure.deploy(model);

    assertThat(engines.run()).isEnded();
  }

  @Test
  void denyAllToAProcessThatNoneIsFor() {
    azure.deploy(Models.step("nobody", "CreateContainer", Map.of("container", "own-c")));

    ProcessInstance instance = azure.start("nobody", Map.of());
    azure.executeJobs();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("container 'own-c' is granted to process 'nobody' by no access rule");
  }

  /** The files of another process's task: what it says that it uploads is no right to read that. */
  @Test
  void keepFilesOfANamedTaskFromAProcessThatMayNotReadTheirContainer() {
    azure.deploy(
        Bpmn.createExecutableProcess("all")
            .startEvent()
            .serviceTask("createJob")
            .camundaDelegateExpression("${azureBatchCreateJob}")
            .camundaInputParameter("jobId", "own-3")
            .camundaInputParameter("poolId", "local")
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchRunTask}")
            .camundaInputParameter("jobId", "own-3")
            .camundaInputParameter("taskId", "t")
            .camundaInputParameter("container", "theirs")
            .camundaInputParameter("commandLine", "/bin/sh -c 'echo 1 > a.txt'")
            .camundaInputParameter("outputFiles", "a.txt")
            .endEvent()
            .done());
    azure.start("all", Map.of());
    azure.runToRest();

    for (String await : List.of("task", "job")) {
      azure.deploy(
          Models.step(
              "AwaitOutputs",
              await.equals("job")
                  ? Map.of("jobId", "own-3", "await", "job", "resultVariable", "job")
                  : Map.of("jobId", "own-3", "taskId", "t", "resultVariable", "task")));

      ProcessInstance instance = engines.run();

      assertThat(instance).isEnded();
      assertThatOutputs(azure.variable(instance, await)).hasNoFiles();
    }
  }

  static Stream<Map<String, String>> usesOfAContainer() {
    return Stream.of(
        task("outputFiles", "a.txt"),
        task("resourceFiles", "${outputs.files['a.txt']}"),
        Map.of("jobId", "own-4", "files", "${outputs}"));
  }

  /** A mark tells that a value is the plugin's own, and gives no right to whoever has the value. */
  @ParameterizedTest
  @MethodSource("usesOfAContainer")
  void keepAContainerFromAProcessThatIsHandedWhatAnotherGotFromIt(Map<String, String> inputs) {
    Map<String, Object> handedOn = handedOutByAll();
    azure.deploy(Models.step(inputs.containsKey("files") ? "CleanUp" : "SubmitTask", inputs));
    azure.batch().calls().reset();
    StorageCalls.reset();

    ProcessInstance instance = engines.start(handedOn);

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'step'", "container 'theirs' is granted to process 'work' by no access rule");
    assertThat(azure.batch().calls().total()).isZero();
    assertThat(StorageCalls.total()).isZero();
  }

  @Test
  void makeNoLinkToAFileThatAnotherProcessGot() {
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .camundaAsyncAfter()
            .userTask()
            .camundaAssignee("${azureBatch.readUrl(outputs.files['a.txt'], 'PT1M')}")
            .endEvent()
            .done());

    ProcessInstance instance = engines.start(handedOutByAll());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("container 'theirs' is granted to process 'work' by no access rule");
  }

  /** What a process gets that may use the container. */
  private static Map<String, Object> handedOutByAll() {
    azure.deploy(
        Bpmn.createExecutableProcess("all")
            .startEvent()
            .serviceTask("createJob")
            .camundaDelegateExpression("${azureBatchCreateJob}")
            .camundaInputParameter("jobId", "own-4")
            .camundaInputParameter("poolId", "local")
            .serviceTask("issueSas")
            .camundaDelegateExpression("${azureBatchIssueSas}")
            .camundaInputParameter("container", "theirs")
            .serviceTask("run")
            .camundaDelegateExpression("${azureBatchRunTask}")
            .camundaInputParameter("jobId", "own-4")
            .camundaInputParameter("container", "theirs")
            .camundaInputParameter("commandLine", "/bin/sh -c 'echo 1 > a.txt'")
            .camundaInputParameter("outputFiles", "a.txt")
            .endEvent()
            .done());
    ProcessInstance all = azure.start("all", Map.of());
    azure.runToRest();
    return Map.of(
        "containerSas", azure.variable(all, "containerSas"),
        "outputs", azure.variable(all, "outputs"));
  }
}
