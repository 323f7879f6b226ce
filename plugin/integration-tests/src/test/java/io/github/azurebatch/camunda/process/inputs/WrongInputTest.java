package io.github.azurebatch.camunda.process.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WrongInputTest {

  private static final String SAS =
      "{\"account\":\"default\",\"container\":\"outputs\",\"permissions\":\"w\",\"lifetime\":\"P1D\"}";

  /** With models that a deployment would refuse: what an instance says of them. */
  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.trustingUnmarkedValues().withProperty("deployment-checks", "off"));

  private final Engines engines = new Engines(azure);

  /** The bean, the inputs beside the good ones, and what the message says. */
  static Stream<Arguments> wrongInputs() {
    return Stream.of(
        arguments("CreateJob", Map.of("jobId", "bad id!"), "'jobId' 'bad id!' 1 to 64"),
        arguments("CreateJob", Map.of("jobId", ""), "'jobId' missing"),
        arguments("CreateJob", Map.of("poolId", "a/b"), "'poolId' 'a/b' 1 to 64"),
        arguments("CreateJob", Map.of("account", "other"), "'account' 'other' [default]"),
        arguments("CreateJob", Map.of("priority", "high"), "'priority' 'high' whole"),
        arguments(
            "CreateJob",
            Map.of("usesTaskDependencies", "yes"),
            "'usesTaskDependencies' 'yes' true"),
        arguments(
            "CreateJob",
            Map.of("onAllTasksComplete", "terminate"),
            "'onAllTasksComplete' noaction, terminatejob"),
        arguments(
            "CreateJob",
            Map.of("onAllTasksComplete", "terminatejob"),
            "'onAllTasksComplete' activity that submits its last task"),
        arguments("CreateJob", Map.of("metadata", "team"), "'metadata' 'team' NAME=value"),
        arguments(
            "CreateJob",
            Map.of("metadata", "CAMUNDA_AZURE_BATCH_INSTALLATION=x"),
            "'metadata' plugin's own"),
        arguments("CreateJob", Map.of("autoPool", "{}"), "'autoPool' 'poolId'"),
        arguments(
            "CreateJob",
            Map.of("poolId", "", "autoPool", "{\"keepAlive\":true}"),
            "'autoPool' poolLifetimeOption' missing"),
        arguments(
            "CreateJob",
            Map.of(
                "poolId",
                "",
                "autoPool",
                "{\"poolLifetimeOption\":\"job\",\"pool\":{\"vmSize\":\"s\",\"userAccounts\":[{\"name\":\"u\",\"password\":\"p\"}]}}"),
            "'autoPool' 'autoPool.pool.userAccounts.password' secret"),
        arguments("CreateJob", Map.of("jobManagerTask", "run"), "'jobManagerTask' JSON object"),
        arguments(
            "CreateJob",
            Map.of("jobManagerTask", "{\"id\":\"x\"}"),
            "'jobManagerTask' 'id' taskId"),
        arguments(
            "CreateJob",
            Map.of("jobManagerTask", "{\"taskId\":\"x\"}"),
            "'jobManagerTask.commandLine' missing"),
        arguments(
            "CreateJob",
            Map.of("jobManagerTask", "{\"commandLine\":\"run\",\"dependsOn\":\"t\"}"),
            "'jobManagerTask' 'dependsOn' unknown"),
        arguments(
            "CreateJob",
            Map.of("jobManagerTask", "{\"commandLine\":\"run\",\"outputFiles\":\"a.txt\"}"),
            "'jobManagerTask.sas' missing"),
        arguments(
            "CreateContainer", Map.of("container", "Upper"), "'container' 'Upper' lower-case"),
        arguments("CreateContainer", Map.of("jobId", ""), "'container' missing 'jobId'"),
        arguments("IssueSas", Map.of("container", "a"), "'container' 'a' 3 to 63"),
        arguments("IssueSas", Map.of("container", ""), "'container' missing 'outputContainer'"),
        arguments("IssueSas", Map.of("permissions", "wx"), "'permissions' 'wx' racwdl"),
        arguments("IssueSas", Map.of("lifetime", "1 day"), "'lifetime' '1 day' PT30M"),
        arguments("IssueSas", Map.of("lifetime", "PT0S"), "'lifetime' 'PT0S' longer"),
        arguments(
            "SubmitTask",
            Map.of("onAllTasksComplete", "terminate"),
            "'onAllTasksComplete' 'terminate' noaction, terminatejob"),
        arguments("SubmitTask", Map.of("taskId", "ö"), "'taskId' 'ö' 1 to 64"),
        arguments("SubmitTask", Map.of("commandLine", " "), "'commandLine' missing"),
        arguments("SubmitTask", Map.of("sas", ""), "'sas' missing 'containerSas'"),
        arguments("SubmitTask", Map.of("sas", "{\"container\":\"x\"}"), "'sas' 'account'"),
        arguments(
            "SubmitTask",
            Map.of("outputFiles", "a.txt | allways"),
            "'outputFiles' 'allways' taskcompletion"),
        arguments("SubmitTask", Map.of("outputFiles", "-> x"), "'outputFiles' pattern"),
        arguments("SubmitTask", Map.of("outputFiles", "a.txt -> ../b"), "'outputFiles' '../b'"),
        arguments(
            "SubmitTask", Map.of("outputFiles", "a.txt -> x | kind=TaskLog"), "'outputFiles' kind"),
        arguments(
            "SubmitTask",
            Map.of("outputFiles", "[{\"filePatern\":\"a\"}]"),
            "'outputFiles' 'filePatern' filePattern"),
        arguments(
            "SubmitTask",
            Map.of("outputFiles", "a.txt -> same\nb.txt -> same"),
            "'outputFiles' 'a.txt' 'b.txt' 'same'"),
        arguments(
            "SubmitTask",
            Map.of("taskId", "t", "outputFiles", "../std*.txt\nout/x -> t/stdout.txt"),
            "'outputFiles' '../std*.txt' 'out/x' 't/stdout.txt'"),
        arguments(
            "SubmitTask",
            Map.of("taskId", "t", "outputFiles", "*.txt | required\n* | tasksuccess"),
            "'outputFiles' '*.txt' '*' 't/a.txt' another path"),
        arguments("SubmitTask", Map.of("outputFiles", "[{not json"), "'outputFiles' JSON"),
        arguments(
            "SubmitTask",
            Map.of(
                "outputFiles",
                "[{\"filePattern\":\"a\",\"containerUrl\":\"https://else.where/c\"}]"),
            "'outputFiles' 'https://else.where/c' configured"),
        arguments(
            "SubmitTask",
            Map.of(
                "outputFiles",
                "[{\"filePattern\":\"a\",\"containerUrl\":\"https://x/c?sv=1&sig=abc\"}]"),
            "'outputFiles' signature"),
        arguments(
            "SubmitTask", Map.of("resourceFiles", "ftp://x/y"), "'resourceFiles' 'ftp://x/y' http"),
        arguments(
            "SubmitTask",
            Map.of("resourceFiles", "[{\"filePath\":\"a\"}]"),
            "'resourceFiles' exactly one"),
        arguments(
            "SubmitTask", Map.of("environment", "novalue"), "'environment' 'novalue' NAME=value"),
        arguments(
            "SubmitTask",
            Map.of("environment", "A={{secrets.none}}"),
            "'environment' 'none' configured secret"),
        arguments(
            "SubmitTask",
            Map.of("environment", "CAMUNDA_AZURE_BATCH_KEY=x"),
            "'environment' 'CAMUNDA_AZURE_BATCH_KEY'"),
        arguments(
            "SubmitTask",
            Map.of("commandLine", "login {{secrets.token}}"),
            "'commandLine' 'environment'"),
        arguments(
            "SubmitTask",
            Map.of("containerSettings", "{\"imagName\":\"ubuntu\"}"),
            "'containerSettings' 'containerSettings.imagName' imageName"),
        arguments(
            "SubmitTask",
            Map.of("containerSettings", "{\"workingDirectory\":\"taskWorkingDirectory\"}"),
            "'containerSettings' 'containerSettings.imageName' missing"),
        arguments(
            "SubmitTask",
            Map.of(
                "containerSettings",
                "{\"imageName\":\"i\",\"registry\":{\"username\":\"u\",\"password\":\"p\"}}"),
            "'containerSettings' 'registry.passwordSecret'"),
        arguments(
            "SubmitTask",
            Map.of(
                "containerSettings",
                "{\"imageName\":\"i\",\"registry\":{\"passwordSecret\":\"none\"}}"),
            "'containerSettings' 'none' configured secret"),
        arguments("SubmitTask", Map.of("containerSettings", "ubuntu"), "'containerSettings' JSON"),
        arguments(
            "SubmitTask",
            Map.of("userIdentity", "{\"autoUser\":{\"elevationLevel\":\"root\"}}"),
            "'userIdentity' 'userIdentity.autoUser.elevationLevel' admin"),
        arguments("SubmitTask", Map.of("dependsOn", "t1, t 2"), "'dependsOn' 't 2'"),
        arguments("SubmitTask", Map.of("requiredSlots", "two"), "'requiredSlots' 'two' whole"),
        arguments(
            "SubmitTask",
            Map.of("exitConditions", "{\"exitCodes\":[{\"code\":1}]}"),
            "'exitConditions' 'exitConditions.exitCodes.exitOptions' missing"),
        arguments(
            "SubmitTask",
            Map.of("applicationPackageReferences", "[{\"id\":\"ffmpeg\"}]"),
            "'applicationPackageReferences' applicationId"),
        arguments(
            "SubmitTask",
            Map.of("maxWallClockTime", "5 minutes"),
            "'maxWallClockTime' '5 minutes'"),
        arguments(
            "SubmitTask", Map.of("maxTaskRetryCount", "many"), "'maxTaskRetryCount' 'many' whole"));
  }

  @ParameterizedTest
  @MethodSource("wrongInputs")
  void isAnIncidentAtOnceAndHasNoEffect(String bean, Map<String, String> wrong, String said) {
    azure.deploy(activity(bean, wrong).endEvent().done());

    ProcessInstance instance = engines.start(Map.of());

    Incident incident = engines.onlyIncident(instance);
    assertThat(incident.getIncidentMessage()).contains("'" + bean + "'", instance.getId());
    assertThat(incident.getIncidentMessage()).contains(said.split(" (?=')|(?<=') "));
    assertThat(azure.batch().calls().total()).isZero();
  }

  @ParameterizedTest
  @MethodSource("wrongInputsOfTheWait")
  void namesTheWrongInputOfTheWait(Map<String, String> wrong, String said) {
    azure.deploy(
        inputs(
                Bpmn.createExecutableProcess(Models.KEY)
                    .startEvent()
                    .camundaAsyncAfter()
                    .serviceTask("AwaitOutputs"),
                "AwaitOutputs",
                wrong)
            .endEvent()
            .done());

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'AwaitOutputs'")
        .contains(said.split(" "));
  }

  static Stream<Arguments> wrongInputsOfTheWait() {
    String task =
        "{\"account\":\"default\",\"jobId\":\"j\",\"taskId\":\"t\",\"submitted\":\"2026-01-01T00:00:00Z\"}";
    return Stream.of(
        arguments(Map.of("task", ""), "'task' missing 'batchTask'"),
        arguments(Map.of("task", "the task"), "'task' JSON"),
        arguments(Map.of("task", "{\"account\":\"default\"}"), "'task' 'jobId'"),
        arguments(Map.of("task", task, "timeout", "soon"), "'timeout' 'soon'"),
        arguments(
            Map.of("task", task, "terminateOnTimeout", "yes"), "'terminateOnTimeout' 'yes' true"));
  }

  private static ServiceTaskBuilder activity(String bean, Map<String, String> wrong) {
    return inputs(
        Bpmn.createExecutableProcess(Models.KEY).startEvent().camundaAsyncAfter().serviceTask(bean),
        bean,
        wrong);
  }

  private static ServiceTaskBuilder inputs(
      ServiceTaskBuilder task, String bean, Map<String, String> wrong) {
    task.camundaDelegateExpression("${azureBatch" + bean + "}");
    good(bean)
        .forEach(
            (name, value) -> task.camundaInputParameter(name, wrong.getOrDefault(name, value)));
    wrong.forEach(
        (name, value) -> {
          if (!good(bean).containsKey(name)) {
            task.camundaInputParameter(name, value);
          }
        });
    return task;
  }

  private static Map<String, String> good(String bean) {
    return switch (bean) {
      case "CreateJob" -> Map.of("jobId", "job", "poolId", "local");
      case "CreateContainer" -> Map.of("jobId", "job");
      case "IssueSas" -> Map.of("container", "outputs");
      case "SubmitTask" ->
          Map.of("jobId", "job", "commandLine", "true", "outputFiles", "a.txt", "sas", SAS);
      default -> Map.of();
    };
  }
}
