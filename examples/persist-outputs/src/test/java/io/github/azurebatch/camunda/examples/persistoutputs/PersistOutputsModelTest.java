package io.github.azurebatch.camunda.examples.persistoutputs;

import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatModel;

import org.junit.jupiter.api.Test;

class PersistOutputsModelTest {

  @Test
  void canBeDeployed() {
    assertThatModel("persist-outputs.bpmn").hasNoMistakes().hasNoWarnings();
  }
}
