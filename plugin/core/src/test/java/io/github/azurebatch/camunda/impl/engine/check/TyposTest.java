package io.github.azurebatch.camunda.impl.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TyposTest {

  @ParameterizedTest
  @CsvSource({
    "azureBatchRunTask, azureBatchRunTask, 0",
    "azureBatchRunTask, azureBatchRunTsk, 1",
    "azureBatchRunTask, azureBatchRunTaks, 2",
    "azureBatchRunTask, azureBatchRunTasks, 1",
    "'', abc, 3",
    "abc, '', 3"
  })
  void countsTheCharactersToInsertRemoveOrReplace(String wanted, String written, int typos) {
    assertThat(Typos.between(wanted, written)).isEqualTo(typos);
  }
}
