package io.github.azurebatch.camunda.process.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A storage account without a key; nobody can sign in here, and nobody needs to. */
class EntraIdSasTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private final AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
  private ProcessEngine engine;

  @BeforeEach
  void openWithEntraId() {
    Map<String, String> properties = new HashMap<>(azure.azure().properties());
    properties.remove("accounts.default.storage.account-key");
    properties.put("accounts.default.storage.endpoint", "https://storage.test");
    plugin.setProperties(properties);
    ProcessEngineConfigurationImpl configuration = EngineSettings.h2().configuration();
    configuration.setProcessEnginePlugins(List.of(plugin));
    engine = configuration.buildProcessEngine();
  }

  @AfterEach
  void close() {
    plugin.close();
    engine.close();
  }

  @Test
  void explainsTheSevenDaysWhenASasIsIssued() {
    String message = failure(issueSas("P8D"));

    assertThat(message)
        .contains("'issueSas'", "'lifetime'", "P8D", "seven days (P7D)")
        .contains("maxWallClockTime", "identityReference", "account key");
  }

  @ParameterizedTest
  @CsvSource({"'', P180D", "P10D, P10DT6H"})
  void explainsTheSevenDaysWhenATaskIsSubmitted(String wallClock, String asked) {
    String message =
        failure(
            issueSas("auto")
                .serviceTask("submit")
                .camundaDelegateExpression("${azureBatchSubmitTask}")
                .camundaInputParameter("jobId", "any")
                .camundaInputParameter("commandLine", "scripted")
                .camundaInputParameter("outputFiles", "output.txt")
                .camundaInputParameter("maxWallClockTime", wallClock));

    assertThat(message).contains("'submit'", "'sas'", asked, "seven days (P7D)");
    assertThat(azure.batch().calls().total()).isZero();
  }

  private static ServiceTaskBuilder issueSas(String lifetime) {
    return Models.issueSas(
        Bpmn.createExecutableProcess(Models.KEY).startEvent().camundaAsyncAfter(),
        sas ->
            sas.camundaInputParameter("container", "outputs")
                .camundaInputParameter("lifetime", lifetime));
  }

  private String failure(ServiceTaskBuilder model) {
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("a.bpmn", model.endEvent().done())
        .deploy();
    engine.getRuntimeService().startProcessInstanceByKey(Models.KEY);
    Throwable failure = null;
    while (failure == null) {
      String job = engine.getManagementService().createJobQuery().singleResult().getId();
      failure = catchThrowable(() -> engine.getManagementService().executeJob(job));
    }
    return String.valueOf(failure.getMessage());
  }
}
