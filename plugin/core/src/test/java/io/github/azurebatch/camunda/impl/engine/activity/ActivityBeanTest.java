package io.github.azurebatch.camunda.impl.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityBeanTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"${azureBatchRunTask}", "#{azureBatchRunTask}", " ${ azureBatchRunTask } "})
  void isNamedByAnExpressionOfItsNameAlone(String expression) {
    assertThat(ActivityBean.named(expression)).contains(ActivityBean.RUN_TASK);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"azureBatchRunTask", "${azurebatchruntask}", "${a ? azureBatchRunTask : b}", ""})
  void isNotNamedByAnythingElse(@Nullable String expression) {
    assertThat(ActivityBean.named(expression)).isEmpty();
  }
}
