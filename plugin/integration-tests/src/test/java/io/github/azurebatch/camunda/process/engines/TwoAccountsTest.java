package io.github.azurebatch.camunda.process.engines;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;

class TwoAccountsTest {

  @Test
  void findsTheOutputsInTheStorageOfTheAccountThatTheSasIsOf() {
    try (LocalAzure main = LocalAzure.start();
        LocalAzure archive = LocalAzure.start();
        AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin()) {
      main.batch().scripts().add(forTask("*").file("output.txt", "x"));
      plugin.setProperties(properties(main, archive));
      ProcessEngine engine = engine(plugin);

      ProcessInstance instance = run(engine);

      assertThat(archive.batch().calls().count(TASK_ADD)).isZero();
      assertThatOutputs(outputs(engine, instance))
          .hasFileOfSize("output.txt", 1)
          .hasContent("output.txt", "x");
      engine.close();
    }
  }

  private static Map<String, String> properties(LocalAzure main, LocalAzure archive) {
    Map<String, String> properties = new HashMap<>(main.properties());
    archive
        .properties()
        .forEach((name, value) -> properties.put(name.replace(".default.", ".archive."), value));
    properties.put("poll-interval", "PT0.1S");
    return properties;
  }

  private static ProcessEngine engine(AzureBatchProcessEnginePlugin plugin) {
    ProcessEngineConfigurationImpl configuration = EngineSettings.h2().configuration();
    configuration.setJobExecutorActivate(true);
    configuration.setProcessEnginePlugins(List.of(plugin));
    return configuration.buildProcessEngine();
  }

  private static ProcessInstance run(ProcessEngine engine) {
    engine.getRepositoryService().createDeployment().addModelInstance("a.bpmn", model()).deploy();
    ProcessInstance instance = engine.getRuntimeService().startProcessInstanceByKey(Models.KEY);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> engine.getRuntimeService().createProcessInstanceQuery().count() == 0);
    return instance;
  }

  private static BpmnModelInstance model() {
    String container = "archive-" + UUID.randomUUID();
    return Models.submitAndAwait(
            Models.createJob(Models.JOB_ID, "local")
                .serviceTask()
                .camundaDelegateExpression("${azureBatchCreateContainer}")
                .camundaInputParameter("account", "archive")
                .camundaInputParameter("container", container)
                .serviceTask()
                .camundaDelegateExpression("${azureBatchIssueSas}"),
            submit ->
                submit
                    .camundaInputParameter("commandLine", "scripted")
                    .camundaInputParameter("outputFiles", "output.txt | required"),
            awaiting -> awaiting.camundaInputParameter("inline", "output.txt"))
        .endEvent()
        .done();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> outputs(ProcessEngine engine, ProcessInstance instance) {
    return (Map<String, Object>)
        engine
            .getHistoryService()
            .createHistoricVariableInstanceQuery()
            .processInstanceId(instance.getId())
            .variableName("outputs")
            .singleResult()
            .getValue();
  }
}
