package io.github.azurebatch.camunda.impl.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "-", "_", "Job_1-x"})
  void acceptsIds(String id) {
    assertThat(BatchId.check("job", id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a.b", "a:b", "a'b", "é", "a\n"})
  void refusesOthersAndTellsTheRules(String id) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> BatchId.check("task", id))
        .withMessage(
            "'" + id + "' is no task id: 1 to 64 letters, digits, '-' and '_' are allowed");
  }

  @Test
  void knowsTheLongestId() {
    assertThat(BatchId.check("pool", "a".repeat(64))).hasSize(64);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> BatchId.check("pool", "a".repeat(65)));
  }
}
