package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AccountPropertyFailureAnalyzerTest {

  @Test
  void printsTheMissingPropertiesWhenTheApplicationDoesNotStart(CapturedOutput output) {
    try {
      new SpringApplication(Application.class).run("--spring.main.banner-mode=off").close();
    } catch (RuntimeException expected) {
      assertThat(output)
          .contains("APPLICATION FAILED TO START")
          .contains("No Azure Batch account is configured.")
          .contains("camunda.bpm.azure-batch.accounts.default.batch.url")
          .contains("camunda.bpm.azure-batch.accounts.default.storage.endpoint")
          .contains("camunda.bpm.azure-batch.enabled=false")
          .doesNotContain("\tat ");
      return;
    }
    throw new AssertionError("The application has started without an account");
  }

  @EnableAutoConfiguration
  static class Application {}
}
