package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** What an application's tracer and its logs are told of the steps of a process. */
class TracingTest {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(TracingTest.class);
  private static final String STARTED = "Started ";
  private static final String OBSERVED = "camunda.azurebatch.observed.";
  private static final Queue<Observation.Context> ENDED = new ConcurrentLinkedQueue<>();
  private static final Queue<ILoggingEvent> LINES = new ConcurrentLinkedQueue<>();

  private static LocalAzure azure;
  private static ConfigurableApplicationContext context;
  private static ProcessInstance instance;

  @BeforeAll
  static void runAProcess() {
    azure = LocalAzure.start();
    Map<String, Object> properties = WrongPropertiesTest.ofBoot(azure.properties());
    properties.put(Prefixes.CAMUNDA + ".poll-interval", "200ms");
    properties.put("spring.datasource.generate-unique-name", "true");
    context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties(properties)
            .run();
    capture();
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

  private static void capture() {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ((Logger) LoggerFactory.getLogger("io.github.azurebatch")).setLevel(Level.DEBUG);
    var appender =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent line) {
            // the MDC is read now, and kept
            line.getMDCPropertyMap();
            LINES.add(line);
          }
        };
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
  }

  @AfterAll
  static void stop() {
    context.close();
    azure.close();
    ((Logger) LoggerFactory.getLogger("io.github.azurebatch")).setLevel(null);
  }

  @Test
  void anActivityHasItsCallsAsChildren() {
    Observation.Context call = ended("call", "Add Task").findFirst().orElseThrow();

    assertThat(low(call))
        .containsEntry("account", "default")
        .containsEntry("service", "batch")
        .containsEntry("operation", "Add Task")
        .containsEntry("status", "success");
    assertThat(high(call).get("action")).contains("job 'persist-outputs'");
    Observation.ContextView activity = parent(call).orElseThrow();
    assertThat(activity.getName()).isEqualTo(OBSERVED + "activity");
    assertThat(activity.getContextualName()).isEqualTo("azureBatchSubmitTask");
    assertThat(high(activity))
        .containsEntry("process.instance.id", instance.getId())
        .containsEntry("process.definition.key", "persist-outputs")
        .containsEntry("azurebatch.job.id", "persist-outputs")
        .hasEntrySatisfying("activity.id", id -> assertThat(id).contains("Numbers"))
        .hasEntrySatisfying("azurebatch.task.id", id -> assertThat(id).contains("Numbers-"));
  }

  @Test
  void theEndOfAWaitHasItsCallsAsChildren() {
    Observation.Context listing =
        ended("call", "List Blobs")
            .filter(call -> parent(call).isPresent())
            .filter(call -> (OBSERVED + "wait").equals(parent(call).orElseThrow().getName()))
            .findFirst()
            .orElseThrow();

    assertThat(high(parent(listing).orElseThrow()))
        .containsEntry("process.instance.id", instance.getId())
        .containsEntry("azurebatch.job.id", "persist-outputs")
        .hasEntrySatisfying("azurebatch.task.id", id -> assertThat(id).contains("Numbers-"));
  }

  @Test
  void aPollHasTheCallsForAllWaitsAsChildren() {
    assertThat(ended("call", "List Tasks"))
        .anySatisfy(
            call ->
                assertThat(parent(call).map(Observation.ContextView::getName))
                    .hasValue(OBSERVED + "poll"));
  }

  @Test
  void noKeyHasASecretAndNoLowOneAnId() {
    assertThat(ENDED).isNotEmpty();
    assertThat(ENDED.stream().flatMap(each -> each.getAllKeyValues().stream()))
        .extracting(KeyValue::getValue)
        .noneMatch(value -> value.contains("sig="))
        .noneMatch(value -> value.contains(azure.batch().accountKey()));
    assertThat(ENDED.stream().flatMap(each -> low(each).values().stream()))
        .noneMatch(value -> value.contains(instance.getId()))
        .noneMatch(value -> value.contains("persist-outputs"));
  }

  private static Stream<Observation.Context> ended(String kind, String shown) {
    return ENDED.stream()
        .filter(each -> (OBSERVED + kind).equals(each.getName()))
        .filter(each -> shown.equals(each.getContextualName()));
  }

  private static Optional<Observation.ContextView> parent(Observation.Context observation) {
    return Optional.ofNullable(observation.getParentObservation())
        .map(ObservationView::getContextView);
  }

  private static Map<String, String> low(Observation.ContextView observation) {
    return map(observation.getLowCardinalityKeyValues().stream());
  }

  private static Map<String, String> high(Observation.ContextView observation) {
    return map(observation.getHighCardinalityKeyValues().stream());
  }

  private static Map<String, String> map(Stream<KeyValue> keys) {
    return keys.collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
  }

  @Test
  void theLinesOfAnActivityHaveItsNames() {
    Map<String, String> names =
        lines("AZURE-BATCH-801 Submitted Azure Batch task")
            .findFirst()
            .orElseThrow()
            .getMDCPropertyMap();

    assertThat(names)
        .containsEntry("azureBatch.step", "azureBatchSubmitTask")
        .containsEntry("azureBatch.account", "default")
        .containsEntry("azureBatch.jobId", "persist-outputs")
        .containsEntry("azureBatch.processDefinitionKey", "persist-outputs")
        .containsEntry("processInstanceId", instance.getId())
        .hasEntrySatisfying("activityId", id -> assertThat(id).contains("Numbers"))
        .hasEntrySatisfying("azureBatch.taskId", id -> assertThat(id).contains("Numbers-"));
  }

  @Test
  void theLinesOfOtherLoggersInTheEndOfAWaitHaveItsNames() {
    assertThat(lines(STARTED + OBSERVED + "call"))
        .filteredOn(line -> line.getThreadName().startsWith("azure-batch-waits"))
        .filteredOn(line -> "wait".equals(line.getMDCPropertyMap().get("azureBatch.step")))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line.getMDCPropertyMap())
                    .containsEntry("processInstanceId", instance.getId())
                    .containsEntry("azureBatch.account", "default")
                    .containsEntry("azureBatch.jobId", "persist-outputs")
                    .containsEntry("azureBatch.processDefinitionKey", "persist-outputs")
                    .hasEntrySatisfying("activityId", id -> assertThat(id).startsWith("Await"))
                    .hasEntrySatisfying(
                        "azureBatch.taskId", id -> assertThat(id).contains("Numbers-")));
  }

  private static Stream<ILoggingEvent> lines(String begin) {
    return LINES.stream().filter(line -> line.getFormattedMessage().startsWith(begin));
  }

  @EnableAutoConfiguration
  static class Application {

    @Bean
    ObservationRegistry observations() {
      ObservationRegistry registry = ObservationRegistry.create();
      registry
          .observationConfig()
          .observationHandler(
              new ObservationHandler<Observation.Context>() {
                @Override
                public void onStart(Observation.Context started) {
                  LOG.info("{}{}", STARTED, started.getName());
                }

                @Override
                public void onStop(Observation.Context ended) {
                  ENDED.add(ended);
                }

                @Override
                public boolean supportsContext(Observation.Context each) {
                  return true;
                }
              });
      return registry;
    }
  }
}
