package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.local.event.AzuriteQueues;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * What Prometheus gets of an application that has run a process, and whether the page, the
 * dashboard and the alerts name it as it is.
 */
class MetersTest {

  private static final String PREFIX = "camunda.azurebatch.";
  private static final Pattern METRIC = Pattern.compile("camunda_azurebatch_[a-z_]+");
  private static final Path PAGE = Path.of("..", "OPERATIONS.md");
  private static final String SECRET = "secret of this application";
  private static final String FOLDER = "/META-INF/camunda-azure-batch/monitoring/";

  private static LocalAzure azure;
  private static AzuriteQueues queues;
  private static ConfigurableApplicationContext context;
  private static PrometheusMeterRegistry registry;
  private static ProcessInstance instance;

  @BeforeAll
  static void runAProcess() {
    azure = LocalAzure.start();
    queues = AzuriteQueues.start();
    azure.batch().events().deliverTo(queues.queue("events"));
    Map<String, Object> properties = WrongPropertiesTest.ofBoot(azure.properties());
    properties.put(Prefixes.CAMUNDA + ".poll-interval", "200ms");
    properties.put(
        Prefixes.CAMUNDA + ".accounts.default.events.queue",
        queues.queue("events").url().toString());
    properties.put(Prefixes.CAMUNDA + ".secrets.token", SECRET);
    properties.put("spring.datasource.generate-unique-name", "true");
    // else it has the meters of engines of other tests as well, which have the same names
    properties.put("management.metrics.use-global-registry", "false");
    context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties(properties)
            .run();
    registry = context.getBean(PrometheusMeterRegistry.class);
    ProcessEngine engine = context.getBean(ProcessEngine.class);
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("persist-outputs.bpmn")
        .deploy();
    instance =
        engine
            .getRuntimeService()
            .startProcessInstanceByKey(
                "persist-outputs", Map.of("poolId", "local", "threshold", 1000));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> engine.getRuntimeService().createProcessInstanceQuery().count() == 0);
  }

  @AfterAll
  static void stop() {
    context.close();
    queues.close();
    azure.close();
  }

  @Test
  void countWhatTheProcessDid() {
    assertThat(registry.get(PREFIX + "tasks.submitted").counter().count()).isEqualTo(2);
    assertThat(calls("Add Task", "success")).isEqualTo(2);
    assertThat(calls("List Tasks", "success")).isPositive();
    assertThat(calls("Create Container", "success")).isPositive();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(timer("reaction").count()).isEqualTo(2));
    assertThat(timer("reaction").max(TimeUnit.SECONDS)).isBetween(0.0, 30.0);
    assertThat(timer("task.queue.time").count()).isEqualTo(2);
    assertThat(timer("task.run.time").count()).isEqualTo(2);
    assertThat(timer("rounds").count()).isPositive();
    assertThat(registry.get(PREFIX + "upload.bytes").summary().totalAmount()).isPositive();
  }

  @Test
  void countTheEventsOfItsUploads() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> registry.get(PREFIX + "events").tag("result", "read").counter().count() > 1);
    assertThat(registry.get(PREFIX + "events.age").gauge().value()).isBetween(0.0, 60.0);
  }

  private static long calls(String operation, String status) {
    return registry
        .get(PREFIX + "calls")
        .tags("operation", operation, "status", status, "account", "default")
        .timer()
        .count();
  }

  private static Timer timer(String name) {
    return registry.get(PREFIX + name).timer();
  }

  @Test
  void areAllOnThePageWithTypeUnitAndTags() throws IOException {
    List<String> rows = Files.readAllLines(PAGE);

    assertThat(ours())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            meter -> {
              String tags =
                  meter.getTags().stream()
                      .map(Tag::getKey)
                      .filter(key -> !key.equals("engine"))
                      .sorted()
                      .map(key -> "`" + key + "`")
                      .collect(Collectors.joining(", "));
              assertThat(rows)
                  .anyMatch(
                      row ->
                          row.startsWith(
                              "| `%s` | %s | %s | %s |"
                                  .formatted(
                                      meter.getName(), type(meter), meter.getBaseUnit(), tags)));
            });
  }

  private static String type(Meter.Id meter) {
    return switch (meter.getType()) {
      case DISTRIBUTION_SUMMARY -> "summary";
      case LONG_TASK_TIMER -> "long task timer";
      default -> meter.getType().name().toLowerCase(Locale.ROOT);
    };
  }

  @Test
  void sayWhatTheyCountAndInWhichUnit() {
    assertThat(ours())
        .allSatisfy(meter -> assertThat(meter.getDescription()).as(meter.getName()).isNotEmpty())
        .allSatisfy(meter -> assertThat(meter.getBaseUnit()).as(meter.getName()).isNotEmpty());
  }

  @Test
  void haveNoIdInATag() {
    Set<String> values =
        ours().stream()
            .flatMap(meter -> meter.getTags().stream().map(Tag::getValue))
            .collect(Collectors.toSet());

    assertThat(values)
        .contains("batch", "storage", "events", "Add Task")
        .noneMatch(value -> value.contains(instance.getId()))
        .noneMatch(value -> value.contains("persist-outputs"))
        .noneMatch(value -> value.contains("'"));
  }

  /** The build ends with a search of what tests have written, which finds this as well. */
  @Test
  void haveNoSecret() throws IOException {
    String scraped = registry.scrape();
    Files.writeString(Path.of("target", "metrics.txt"), scraped);

    assertThat(scraped)
        .contains("camunda_azurebatch_calls", "Add Task")
        .doesNotContain(azure.batch().accountKey(), azure.storage().accountKey(), SECRET)
        .doesNotContainPattern("(?i)sig(=|%3d)");
  }

  private static List<Meter.Id> ours() {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .filter(id -> id.getName().startsWith(PREFIX))
        // those of Spring Boot, which makes meters of observations
        .filter(id -> !id.getName().startsWith(PREFIX + "observed."))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"grafana-dashboard.json", "prometheus-alerts.yml"})
  void haveTheNamesByWhichDashboardAndAlertsAskForThem(String file) throws IOException {
    Set<String> asked = metrics(resource(file));
    Set<String> scraped = metrics(registry.scrape());

    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(scraped).containsAll(asked);
  }

  private static Set<String> metrics(String text) {
    return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static String resource(String file) throws IOException {
    try (InputStream content = MetersTest.class.getResourceAsStream(FOLDER + file)) {
      return new String(
          Objects.requireNonNull(content, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @EnableAutoConfiguration
  static class Application {

    @Bean
    PrometheusMeterRegistry meters() {
      return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }
  }
}
