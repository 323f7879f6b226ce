package io.github.azurebatch.camunda.impl.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ContainerInputTest {

  private static final Accounts ACCOUNTS = OfflineAccounts.open();

  @AfterAll
  static void close() {
    ACCOUNTS.close();
  }

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
                    Map.of("container", Map.of("account", "default", "container", "results"))),
                ACCOUNTS))
        .map(BlobLocation::container)
        .contains("results");
    assertThatThrownBy(
            () ->
                ContainerInput.earlier(
                    GivenInputs.of(
                        Map.of("container", Map.of("account", "other", "container", "results"))),
                    ACCOUNTS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'other'");
  }

  @Test
  void isEmptyWithoutInputAndVariable() {
    assertThat(ContainerInput.earlier(GivenInputs.of(Map.of()), ACCOUNTS)).isEmpty();
  }
}
