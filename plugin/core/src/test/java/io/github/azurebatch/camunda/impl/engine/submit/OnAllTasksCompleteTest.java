package io.github.azurebatch.camunda.impl.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnAllTasksCompleteTest {

  @Test
  void isNoActionWithoutTheInput() {
    assertThat(OnAllTasksComplete.read(GivenInputs.of(Map.of())))
        .isEqualTo(OnAllTasksComplete.NO_ACTION);
  }

  @Test
  void isReadInAnyCase() {
    assertThat(read("terminateJob")).isEqualTo(OnAllTasksComplete.TERMINATE_JOB);
    assertThat(read("noaction")).isEqualTo(OnAllTasksComplete.NO_ACTION);
  }

  @Test
  void isRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> read("disable"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "'onAllTasksComplete' is not allowed: 'disable' is none of noaction, terminatejob");
  }

  private static OnAllTasksComplete read(String action) {
    return OnAllTasksComplete.read(GivenInputs.of(Map.of("onAllTasksComplete", action)));
  }
}
