package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine that cannot store JSON. */
class JsonFormatTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @Test
  void isAskedForWhenTheEngineStarts() {
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(azure.azure().properties());
    ProcessEngineConfigurationImpl configuration = EngineSettings.h2().configuration();
    configuration.setProcessEngineName("without-json");
    configuration.setProcessEnginePlugins(List.of(plugin, new WithoutJson()));

    assertThatThrownBy(configuration::buildProcessEngine)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(
            "without-json", "spin-dataformat-json-jackson", "of the engine's version");
  }

  private static final class WithoutJson extends AbstractProcessEnginePlugin {

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
      VariableSerializers serializers = engine.getVariableSerializers();
      serializers.removeSerializer(serializers.getSerializerByName("spin://application/json"));
    }
  }
}
