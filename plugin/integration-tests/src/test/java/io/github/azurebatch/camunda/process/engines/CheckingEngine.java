package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** An engine node that checks models when they are deployed, beside the one of the test. */
final class CheckingEngine implements AutoCloseable {

  private final AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
  private final ProcessEngine engine;

  /**
   * @param more properties of the plugin
   */
  CheckingEngine(AzureBatchExtension azure, Map<String, String> more) {
    Map<String, String> properties = new HashMap<>(azure.azure().properties());
    properties.putAll(more);
    plugin.setProperties(properties);
    ProcessEngineConfigurationImpl configuration =
        EngineSettings.on(azure.engine().getProcessEngineConfiguration().getDataSource())
            .configuration();
    configuration.setProcessEnginePlugins(List.of(plugin));
    engine = configuration.buildProcessEngine();
  }

  ProcessEngine engine() {
    return engine;
  }

  /** What a deployment is refused for. */
  List<Problem> errorsOf(String model) {
    ParseException refusal = catchThrowableOfType(ParseException.class, () -> deploy(model));
    assertThat(refusal).as("the refusal of %s", model).isNotNull();
    return refusal.getResorceReports().get(0).getErrors();
  }

  /** What the log says of a model that is deployed all the same. */
  String warningsOf(String model) {
    try (LogCapture log = new LogCapture()) {
      deploy(model);
      return log.text();
    }
  }

  void deploy(String model) {
    engine.getRepositoryService().createDeployment().addString("model.bpmn", model).deploy();
  }

  @Override
  public void close() {
    plugin.close();
    engine.close();
  }
}
