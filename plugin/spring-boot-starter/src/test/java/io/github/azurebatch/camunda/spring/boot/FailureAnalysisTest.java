package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an application prints that does not start. */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisTest {

  @Test
  void namesThePropertiesThatAnAccountNeeds(CapturedOutput output) {
    startAndFail(Map.of());

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("'camunda.bpm.azure-batch.accounts.default.batch.url' is missing")
        .contains("'camunda.bpm.azure-batch.accounts.default.storage.endpoint' is missing")
        .contains("camunda.bpm.azure-batch.enabled=false")
        .doesNotContain("\tat ");
  }

  @Test
  void namesAUrlWithoutAScheme(CapturedOutput output) {
    startAndFail(
        WrongPropertiesTest.ofBoot(WrongPropertiesTest.ACCOUNT),
        "--camunda.bpm.azure-batch.accounts.default.batch.url=b.westeurope.batch.azure.com");

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("'camunda.bpm.azure-batch.accounts.default.batch.url'")
        .contains("'b.westeurope.batch.azure.com'")
        .contains("https://mybatch.westeurope.batch.azure.com")
        .doesNotContain("\tat ");
  }

  @Test
  void namesAPropertyThatNobodyKnowsWithoutItsValue(CapturedOutput output) {
    startAndFail(
        WrongPropertiesTest.ofBoot(WrongPropertiesTest.ACCOUNT),
        "--camunda.bpm.azure-batch.accounts.default.batch.acount-key=aVerySecretKey==");

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("camunda.bpm.azure-batch.accounts.default.batch.acount-key")
        .doesNotContain("aVerySecretKey")
        .doesNotContain("\tat ");
  }

  private static void startAndFail(Map<String, Object> account, String... arguments) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setDefaultProperties(account);

    assertThat(catchThrowable(() -> application.run(arguments).close())).isNotNull();
  }

  @EnableAutoConfiguration
  static class Application {}
}
