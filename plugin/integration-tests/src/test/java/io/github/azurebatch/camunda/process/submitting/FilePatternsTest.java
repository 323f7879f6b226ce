package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which files the patterns of an output file take, and what their blobs are called. */
class FilePatternsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final String jobId = "patterns-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void everyTaskWritesFilesIntoDirectories() {
    azure.script(
        forTask("*")
            .file("top.png", "1")
            .file("out/1.png", "2")
            .file("out/deep/er/2.png", "3")
            .file("out/.hidden.png", "4")
            .file("out/.dot/3.png", "5")
            .file("out/table.csv", "6")
            .stdout("log")
            .stderr(""));
  }

  @Test
  void twoStarsTakeDirectoriesOfAnyDepthAndNone() {
    ProcessInstance instance = run("local", "**/*.png", UnaryOperator.identity());

    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasFiles("top.png", "out/1.png", "out/deep/er/2.png");
  }

  @Test
  void twoStarsBelowADirectoryKeepWhatFollowsIt() {
    ProcessInstance instance =
        run("local", "out/**/*.png -> {taskId}/pictures", UnaryOperator.identity());

    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasFiles("pictures/1.png", "pictures/deep/er/2.png");
  }

  @Test
  void twoStarsAtTheEndTakeEverythingBelowADirectory() {
    ProcessInstance instance = run("local", "out/**", UnaryOperator.identity());

    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasFiles("1.png", "deep/er/2.png", "table.csv");
  }

  @Test
  void backslashesOfWindowsBecomeSlashesInTheNamesOfBlobs() {
    azure.batch().pools().add(PoolSettings.windows("windows"));

    ProcessInstance instance =
        run(
            "windows",
            "..\\std*.txt\nout\\table.csv | required\nout\\**\\*.png | kind=TaskOutput | required",
            await -> await.camundaInputParameter("required", "out\\table.csv"));

    assertThat(instance).isEnded().hasPassed("done");
    String taskId = engines.taskIdOf(instance);
    assertThat(azure.variable(instance, "outputs").get("list"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .extracting(file -> file.get("name"))
        .containsExactlyInAnyOrder(
            taskId + "/stdout.txt",
            taskId + "/stderr.txt",
            taskId + "/out/table.csv",
            taskId + "/$TaskOutput/1.png",
            taskId + "/$TaskOutput/deep/er/2.png");
  }

  @Test
  void theTaskDirectoryMayBeNamedByItsVariableOnWindows() {
    azure.batch().pools().add(PoolSettings.windows("windows"));
    azure.script(forTask("*").exitCode(3).stdout("working").stderr("no disk"));

    ProcessInstance instance =
        run("windows", "%AZ_BATCH_TASK_DIR%\\*.txt", UnaryOperator.identity());

    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasFiles("stdout.txt", "stderr.txt", "fileuploadout.txt", "fileuploaderr.txt");
    assertThat(azure.variable(instance, "batchError"))
        .containsEntry("stderr", "no disk")
        .containsEntry("logsFrom", "storage");
  }

  private ProcessInstance run(
      String poolId, String outputFiles, UnaryOperator<ServiceTaskBuilder> await) {
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(Models.prepare(jobId, poolId), sas -> sas),
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", outputFiles),
                await)
            .endEvent("done")
            .done());
    ProcessInstance instance = engines.run();
    return instance;
  }
}
