package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.local.LocalAzure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an operator sees of an application in which nothing waits. */
@ExtendWith(OutputCaptureExtension.class)
class HealthTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String KEY = "accounts.default.storage.account-key";
  private static final String WRONG_KEY = "d3JvbmcgYnV0IGJhc2U2NA==";

  private static LocalAzure azure;

  @BeforeAll
  static void startTheServices() {
    azure = LocalAzure.start();
  }

  @AfterAll
  static void stopTheServices() {
    azure.close();
  }

  @Test
  void isDownWhileRoundsFailAndUpWhenOneSucceeds(CapturedOutput output) {
    try (ConfigurableApplicationContext context = start(Map.of())) {
      JdbcTemplate database = new JdbcTemplate(context.getBean(DataSource.class));
      database.execute("alter table ACT_RU_EXT_TASK rename to ELSEWHERE");

      Health down = awaitHealth(context, health -> health.getStatus().equals(Status.DOWN));
      assertThat(String.valueOf(down.getDetails().get("watcher")))
          .contains("failed", "ACT_RU_EXT_TASK", "Check the process engine's database");
      assertThat(
              context
                  .getBean(SimpleMeterRegistry.class)
                  .get("camunda.azurebatch.failures")
                  .tag("part", "watcher")
                  .counter()
                  .count())
          .isPositive();

      database.execute("alter table ELSEWHERE rename to ACT_RU_EXT_TASK");
      awaitHealth(context, health -> health.getStatus().equals(Status.UP));
      assertThat(output).contains("The watcher failed; all waits stay in the database");
    }
  }

  @Test
  void saysWhatTheLastCallsMet() {
    try (ConfigurableApplicationContext context = start(Map.of())) {
      Health up =
          awaitHealth(
              context,
              health ->
                  detail(health, "batch").startsWith("answered at")
                      && detail(health, "storage").startsWith("answered at"));

      assertThat(up.getStatus()).isEqualTo(Status.UP);
      assertThat(detail(up, "batch")).contains("by check");
    }
  }

  @Test
  void isDownWithAWrongKey() {
    try (ConfigurableApplicationContext context = start(Map.of(KEY, WRONG_KEY))) {
      Health down = awaitHealth(context, health -> health.getStatus().equals(Status.DOWN));

      assertThat(detail(down, "storage"))
          .contains("cannot be used since", "status 403", "Check the account's name")
          .doesNotContain(WRONG_KEY);
      assertThat(
              context
                  .getBean(SimpleMeterRegistry.class)
                  .get("camunda.azurebatch.accounts.unusable")
                  .gauge()
                  .value())
          .isEqualTo(1);
    }
  }

  private static ConfigurableApplicationContext start(Map<String, String> changed) {
    Map<String, String> account = new HashMap<>(azure.properties());
    account.putAll(changed);
    account.put("poll-interval", "50ms");
    Map<String, Object> properties = WrongPropertiesTest.ofBoot(account);
    properties.put("spring.datasource.generate-unique-name", "true");
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .properties(properties)
        .run();
  }

  private static String detail(Health health, String service) {
    return String.valueOf(health.getDetails().get("default, " + service));
  }

  private static Health awaitHealth(
      ConfigurableApplicationContext context, Predicate<Health> condition) {
    HealthIndicator indicator = context.getBean("azureBatchHealthIndicator", HealthIndicator.class);
    return await().atMost(SOON).until(indicator::health, condition);
  }

  @EnableAutoConfiguration
  static class Application {

    @Bean
    SimpleMeterRegistry meters() {
      return new SimpleMeterRegistry();
    }
  }
}
