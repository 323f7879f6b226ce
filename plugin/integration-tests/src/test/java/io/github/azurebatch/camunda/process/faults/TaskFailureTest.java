package io.github.azurebatch.camunda.process.faults;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TaskFailureTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @Test
  void takesTheBoundaryEventWhenTheCommandLineEndsWithExitCode3() {
    azure.deploy(caught("bash -c 'echo why >&2; exit 3'", "AzureBatchTaskFailed", "../stderr.txt"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught").hasNotPassed("done");
    assertThat(azure.variable(instance, "batchError"))
        .containsEntry("error", "AzureBatchTaskFailed")
        .containsEntry("code", "FailureExitCode")
        .containsEntry("category", "usererror")
        .containsEntry("exitCode", 3)
        .containsEntry("taskId", engines.taskIdOf(instance))
        .hasEntrySatisfying("nodeId", node -> assertThat(node).asString().isNotEmpty());
    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasExitCode(3)
        .hasUpload("uploaded")
        .hasFileOfSize("stderr.txt", 4);
  }

  @Test
  void takesTheBoundaryEventWhateverTheLogHolds() {
    String line = "https://a.test/c?sig=" + "iVBORw0KGgo".repeat(370);
    azure.script(forTask("*").exitCode(3).stderr("\\".repeat(80_000) + "\n" + line).stdout(line));
    azure.deploy(caught("scripted", "AzureBatchTaskFailed", "../std*.txt"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught").hasNotPassed("done");
    assertThat(azure.variable(instance, "batchError"))
        .extractingByKey("stderr")
        .asString()
        .contains("[signature cut]")
        .doesNotContain("iVBOR");
  }

  @Test
  void becomesAnIncidentWithCategoryCodeAndMessageWhereTheModelCatchesNothing() {
    azure.deploy(Models.work("bash -c 'exit 3'", "output.txt"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isActive().isWaitingAt("await");
    Incident incident = engines.onlyIncident(instance);
    assertThat(incident.getActivityId()).isEqualTo("await");
    assertThat(incident.getIncidentMessage())
        .contains(
            "AzureBatchTaskFailed",
            engines.taskIdOf(instance),
            "exit code 3",
            "FailureExitCode",
            "usererror");
    assertThat(azure.variable(instance, "batchError")).containsEntry("exitCode", 3);
    assertThatOutputs(azure.variable(instance, "outputs")).hasUpload("nothingMatched");
  }

  @Test
  void runsTheTaskAgainWhenTheIncidentIsRetried() {
    azure.deploy(Models.work("bash -c 'exit 3'", "output.txt"));
    ProcessInstance instance = engines.run();

    azure.engine().getExternalTaskService().setRetries(engines.onlyWait().getId(), 1);
    assertThat(engines.incidents()).isEmpty();
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 3");
  }

  @Test
  void aTaskThatCompletedAheadOfTheEnginesClockHidesNoLaterOne() {
    azure.deploy(Models.work("bash -c 'echo > output.txt'", "output.txt"));
    azure.advance(Duration.ofHours(2));
    assertThat(azure.start(Models.KEY, Map.of())).isNotNull();
    azure.runToRest();
    azure.batch().clock().reset();
    ClockUtil.reset();
    azure.deploy(Models.work("bash -c 'sleep 0.3; exit 3'", "output.txt"));
    ProcessInstance instance = engines.run();

    azure.engine().getExternalTaskService().setRetries(engines.onlyWait().getId(), 1);
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 3");
  }

  @Test
  void saysThatTheProgramIsMissingWhereTheCommandLineNeverRan() {
    azure.deploy(caught("no-such-program", "AzureBatchTaskFailed", "output.txt"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(azure.variable(instance, "batchError"))
        .containsEntry("code", "CommandProgramNotFound")
        .containsEntry("exitCode", null);
    assertThatOutputs(azure.variable(instance, "outputs")).hasUpload("notAttempted");
  }

  @Test
  void uploadsOnlyWhatTheConditionAllows() {
    azure.script(forTask("*").exitCode(1).file("good.txt", "x").file("bad.txt", "y"));
    azure.deploy(
        caught(
            "scripted",
            "AzureBatchTaskFailed",
            "good.txt | tasksuccess | required\nbad.txt | taskfailure"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("bad.txt");
  }

  private static BpmnModelInstance caught(String commandLine, String code, String outputFiles) {
    return Models.catching(Models.work(commandLine, outputFiles), code);
  }
}
