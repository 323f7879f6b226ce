package io.github.azurebatch.camunda.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.local.LocalBatchService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AzureBatchTestTest {

  @Test
  void injectsWhatATestNeeds() {
    Runs.of(InjectedTest.class)
        .testEvents()
        .assertStatistics(statistics -> statistics.started(2).succeeded(2));
  }

  @Test
  void refusesPropertiesWithoutAValue() {
    Runs.of(WrongPropertyTest.class)
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    message(
                        "@AzureBatchTest has the property 'poll-interval', which is not of the"
                            + " form name=value"))));
  }

  @AzureBatchTest(deploy = "report.bpmn", properties = "poll-interval=PT7S")
  static class InjectedTest {

    private final AzureBatchExtension azure;

    InjectedTest(AzureBatchExtension azure) {
      this.azure = azure;
    }

    @Test
    void asParameters(
        ProcessEngine engine,
        AzureBatchProcessEnginePlugin plugin,
        LocalAzure services,
        LocalBatchService batch) {
      assertThat(engine).isSameAs(azure.engine());
      assertThat(plugin).isSameAs(azure.plugin());
      assertThat(services).isSameAs(azure.azure());
      assertThat(batch).isSameAs(services.batch());
      assertThat(engine.getRepositoryService().createProcessDefinitionQuery().list())
          .extracting(definition -> definition.getKey())
          .containsExactly("report");
    }

    @Nested
    class Inside {

      @Test
      void onTheSameEngine(ProcessEngine engine) {
        assertThat(engine).isSameAs(azure.engine());
      }
    }
  }

  @AzureBatchTest(properties = "poll-interval")
  static class WrongPropertyTest {

    @Test
    void isNotRun() {}
  }
}
