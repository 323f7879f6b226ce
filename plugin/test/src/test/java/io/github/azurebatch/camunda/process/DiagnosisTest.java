package io.github.azurebatch.camunda.process;

import static io.github.azurebatch.camunda.local.node.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a fault says of its reason. */
class DiagnosisTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @Test
  void showsTheEndsOfTheLogsThatWerePersisted() {
    azure.script(forTask("*").exitCode(3).stdout("working\n").stderr("x".repeat(9000) + "no disk"));
    azure.deploy(Models.catching(Models.work("scripted", "../std*.txt"), "AzureBatchTaskFailed"));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
    Map<String, Object> error = azure.variable(instance, "batchError");
    assertThat(error).containsEntry("stdout", "working\n");
    assertThat(String.valueOf(error.get("stderr")))
        .startsWith("[...] x")
        .endsWith("no disk")
        .hasSize("[...] ".length() + 4 * 1024);
  }

  @Test
  void showsThemInTheDetailsOfTheIncident() {
    azure.script(forTask("*").exitCode(3).stderr("line one\nline two\n"));
    azure.deploy(Models.work("scripted", "../std*.txt"));

    azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(errorDetails())
        .contains("exit code 3", "--- stderr.txt\nline one\nline two\n", "FailureExitCode");
  }

  private String errorDetails() {
    return azure
        .engine()
        .getExternalTaskService()
        .getExternalTaskErrorDetails(engines.onlyWait().getId());
  }
}
