package io.github.azurebatch.camunda.process.engines;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.camunda.bpm.BpmPlatform;
import org.camunda.bpm.application.ProcessApplication;
import org.camunda.bpm.application.ProcessApplicationExecutionException;
import org.camunda.bpm.application.impl.EmbeddedProcessApplication;
import org.camunda.bpm.container.impl.metadata.PropertyHelper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An engine of the container's own, which {@code processes.xml} configures. */
class SharedEngineTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private static final String FILE = "azure-batch.properties";

  private final Shared application = new Shared();

  @ProcessApplication(name = "shared", deploymentDescriptors = "engines/processes.xml")
  static class Shared extends EmbeddedProcessApplication {

    private ClassLoader classes = SharedEngineTest.class.getClassLoader();

    /** An embedded application would leave the class loader of the thread as it is. */
    @Override
    public <T> T execute(Callable<T> callable) throws ProcessApplicationExecutionException {
      return ApplicationClasses.call(classes, () -> super.execute(callable));
    }
  }

  @AfterEach
  void undeploy() {
    application.undeploy();
    System.clearProperty(FILE);
  }

  @Test
  void runsAProcessWithThePropertiesOfAFile(@TempDir Path folder) throws IOException {
    ProcessEngine engine = engineWithPropertiesIn(folder);

    run(engine, Models.scripted("output.txt", await -> await));

    assertThat(engine.getHistoryService().createHistoricProcessInstanceQuery().finished().count())
        .isEqualTo(1);
  }

  @Test
  void goesOnAfterAWaitWithTheClassesOfItsApplication(@TempDir Path folder) throws Exception {
    try (URLClassLoader classes = ApplicationClasses.in(folder, "the application")) {
      application.classes = classes;
      ProcessEngine engine = engineWithPropertiesIn(folder);

      run(
          engine,
          Models.scripted(
              "output.txt", await -> await.camundaExecutionListenerClass("end", "app.Noted")));

      assertThat(
              engine
                  .getHistoryService()
                  .createHistoricVariableInstanceQuery()
                  .variableName("noted")
                  .singleResult()
                  .getValue())
          .isEqualTo("[output.txt] by the application");
    }
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

  private ProcessEngine engineWithPropertiesIn(Path folder) throws IOException {
    String properties = text(azure.azure().properties()) + "\npoll-interval=PT0.1S";
    Path file = Files.writeString(folder.resolve(FILE), properties);
    System.setProperty(FILE, file.toString());
    application.deploy();
    return BpmPlatform.getProcessEngineService().getProcessEngine("shared");
  }

  private void run(ProcessEngine engine, BpmnModelInstance model) {
    azure.script(forTask("*").file("output.txt", "x"));
    engine
        .getRepositoryService()
        .createDeployment(application.getReference())
        .addModelInstance("process.bpmn", model)
        .deploy();
    AzureBatchProcessEnginePlugin plugin = AzureBatchProcessEnginePlugin.of(engine).orElseThrow();
    try {
      engine.getRuntimeService().startProcessInstanceByKey(Models.KEY);
      // threads of the engine's job executor and of the plugin do the rest
      await().atMost(Duration.ofMinutes(1)).until(() -> instances(engine) == 0);
    } finally {
      plugin.close();
    }
  }

  private static long instances(ProcessEngine engine) {
    return engine.getRuntimeService().createProcessInstanceQuery().count();
  }

  private static String text(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("\n"));
  }
}
