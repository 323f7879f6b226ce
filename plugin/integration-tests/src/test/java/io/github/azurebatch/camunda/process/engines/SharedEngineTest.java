package io.github.azurebatch.camunda.process.engines;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.BpmPlatform;
import org.camunda.bpm.application.ProcessApplication;
import org.camunda.bpm.application.impl.EmbeddedProcessApplication;
import org.camunda.bpm.container.impl.metadata.PropertyHelper;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An engine of the container's own, which {@code processes.xml} configures. */
class SharedEngineTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private static final String FILE = "azure-batch.properties";

  private final EmbeddedProcessApplication application = new Shared();

  @ProcessApplication(name = "shared", deploymentDescriptors = "engines/processes.xml")
  static class Shared extends EmbeddedProcessApplication {}

  @AfterEach
  void undeploy() {
    application.undeploy();
    System.clearProperty(FILE);
  }

  @Test
  void runsAProcessWithThePropertiesOfAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve(FILE), text(azure.azure().properties()));
    System.setProperty(FILE, file.toString());
    azure.script(forTask("*").file("output.txt", "x"));
    application.deploy();
    ProcessEngine engine = BpmPlatform.getProcessEngineService().getProcessEngine("shared");
    AzureBatchProcessEnginePlugin plugin = AzureBatchProcessEnginePlugin.of(engine).orElseThrow();
    engine
        .getRepositoryService()
        .createDeployment(application.getReference())
        .addModelInstance("process.bpmn", Models.scripted("output.txt", await -> await))
        .deploy();

    engine.getRuntimeService().startProcessInstanceByKey(Models.KEY);
    Engines.executeJobs(engine);
    new Engines(azure).awaitTasks();
    plugin.poll();
    Engines.executeJobs(engine);

    assertThat(engine.getHistoryService().createHistoricProcessInstanceQuery().finished().count())
        .isEqualTo(1);
    plugin.close();
  }

  @Test
  void isToldWhichFileCannotBeRead() {
    System.setProperty(FILE, "missing.properties");

    assertThatThrownBy(application::deploy)
        .hasStackTraceContaining("The file 'missing.properties', which the plugin's property")
        .hasStackTraceContaining("begins at the working directory, which is ");
  }

  @Test
  void takesPropertiesAsTextByTheEnginesOwnMeans() {
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();

    PropertyHelper.applyProperties(
        plugin, Map.of("propertiesText", text(azure.azure().properties())));

    assertThat(plugin.beans()).containsKey("azureBatchSubmitTask");
    plugin.close();
  }

  @Test
  void takesATextBeforeAFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(FILE), text(azure.azure().properties()) + "\npoll-interval=soon");
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();

    plugin.setPropertiesText("poll-interval=later");
    plugin.setPropertiesFile(file.toString());

    assertThatThrownBy(plugin::beans)
        .hasMessageContaining("'later'")
        .hasMessageNotContaining("'soon'");
  }

  private static String text(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("\n"));
  }
}
