package io.github.azurebatch.camunda.impl.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerInputTest {

  @Test
  void isTheNamedContainerOrTheConventionalOneOfTheJob() {
    assertThat(ContainerInput.read(GivenInputs.of(Map.of("container", "results", "jobId", "j"))))
        .isEqualTo("results");
    assertThat(ContainerInput.read(GivenInputs.of(Map.of("jobId", "render-1"))))
        .isEqualTo("job-render-1");
    assertThatThrownBy(() -> ContainerInput.read(GivenInputs.of(Map.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("input 'container' is missing, and so is 'jobId'");
  }

  @Test
  void takesTheAccountOfTheVariableAlong() {
    assertThat(
            ContainerInput.earlier(
                GivenInputs.of(
                    Map.of("container", Map.of("account", "default", "container", "results")))))
        .map(BlobLocation::container)
        .contains("results");
    assertThatThrownBy(
            () ->
                ContainerInput.earlier(
                    GivenInputs.of(
                        Map.of("container", Map.of("account", "other", "container", "results")))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'other'");
  }

  @Test
  void isEmptyWithoutInputAndVariable() {
    assertThat(ContainerInput.earlier(GivenInputs.of(Map.of()))).isEmpty();
  }
}
