package io.github.azurebatch.camunda.impl.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a-b", "1-2-3", "job-my-job"})
  void acceptsContainerNames(String name) {
    assertThat(ContainerName.check(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ab", "-ab", "ab-", "a--b", "Abc", "a_b", "a.b", "a b", "abc\n", "é12"})
  void refusesOtherNamesAndTellsTheRules(String name) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ContainerName.check(name))
        .withMessageStartingWith("'" + name + "' is no container name")
        .withMessageContaining("3 to 63");
  }

  @Test
  void knowsTheLongestName() {
    assertThat(ContainerName.check("a".repeat(63))).hasSize(63);
    assertThat(ContainerName.check("a" + "-a".repeat(31))).hasSize(63);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ContainerName.check("a".repeat(64)));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ContainerName.check("a" + "-a".repeat(32)));
  }
}
