package io.github.azurebatch.camunda.process.engines;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.campaign.OtherFaults;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OnlyInTheCampaign;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * No thread of the plugin needs a second connection while it holds one, so that a pool with fewer
 * connections than threads is slow at worst.
 *
 * <p>The full form, of 10,000 instances or as many as {@code -Dinstances=...} says, belongs to the
 * campaign.
 */
class SmallPoolTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final int CONNECTIONS = 3;
  private static final int FEW = 60;
  private static final int MANY = Integer.getInteger("instances", 10_000);
  private static final int OTHERS = 10;
  private static final String OTHER = "other";
  private static final Duration SHORT = Duration.ofSeconds(30);

  @OnEveryDatabase
  @Test
  void neitherDeadlocksNorKeepsOtherProcessesWaiting() {
    run(FEW, Duration.ofMinutes(3));
  }

  @OnlyInTheCampaign
  @Test
  void neitherDeadlocksNorKeepsOtherProcessesWaitingUnderLoad() {
    Instant begun = Instant.now();
    run(MANY, Duration.ofHours(2));
    Duration took = Duration.between(begun, Instant.now());
    System.out.printf("%d instances: %s%n", MANY, took);
    OtherFaults.keep(
        getClass(),
        0,
        MANY + OTHERS,
        "load on a pool of %d connections, for %d minutes"
            .formatted(CONNECTIONS, took.toMinutes()));
  }

  private static void run(int instances, Duration patience) {
    azure.script(forTask("*").file("output.txt", "x"));
    try (AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin()) {
      ProcessEngine engine = engine(plugin);
      try {
        deploy(engine, Models.work("scripted", "output.txt"));
        deploy(engine, other());
        Instant begun = Instant.now();
        for (int other = 0; other < OTHERS; other++) {
          start(engine, Models.KEY, instances / OTHERS);
          start(engine, OTHER, 1);
        }

        Set<Map<String, String>> down = new HashSet<>();
        await()
            .atMost(patience)
            .pollInterval(Duration.ofMillis(500))
            .until(
                () -> {
                  Optional.of(plugin.health())
                      .filter(health -> !health.isUp())
                      .ifPresent(health -> down.add(health.details()));
                  return ended(engine, Models.KEY).count() == instances / OTHERS * OTHERS;
                });

        assertThat(ended(engine, OTHER).count()).isEqualTo(OTHERS);
        assertThat(lastEnd(engine, OTHER)).isBefore(lastEnd(engine, Models.KEY));
        assertThat(longest(engine, OTHER))
            .isLessThan(bound(Duration.between(begun, Instant.now())));
        assertThat(down).as("what the health said while it was down").isEmpty();
        assertThat(engine.getRuntimeService().createIncidentQuery().list()).isEmpty();
      } finally {
        engine.close();
      }
    }
  }

  private static ProcessEngine engine(AzureBatchProcessEnginePlugin plugin) {
    plugin.setProperties(azure.azure().properties());
    ProcessEngineConfigurationImpl configuration = EngineSettings.on(pool()).configuration();
    configuration.setJobExecutorActivate(true);
    configuration.setProcessEnginePlugins(List.of(plugin));
    return configuration.buildProcessEngine();
  }

  private static PooledDataSource pool() {
    String url =
        Databases.isPostgresql()
            ? Databases.postgresqlUrl()
            : "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    String driver = Databases.isPostgresql() ? "org.postgresql.Driver" : "org.h2.Driver";
    PooledDataSource pool = new PooledDataSource(driver, url, new Properties());
    pool.setPoolMaximumActiveConnections(CONNECTIONS);
    return pool;
  }

  private static void deploy(ProcessEngine engine, BpmnModelInstance model) {
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("process.bpmn", model)
        .deploy();
  }

  /** Work of the engine that is not ours: a Camunda job, and a timer after it. */
  private static BpmnModelInstance other() {
    return Bpmn.createExecutableProcess(OTHER)
        .startEvent()
        .camundaAsyncBefore()
        .intermediateCatchEvent()
        .timerWithDuration("PT1S")
        .endEvent()
        .done();
  }

  private static void start(ProcessEngine engine, String key, int times) {
    IntStream.range(0, times)
        .forEach(i -> engine.getRuntimeService().startProcessInstanceByKey(key, Map.of()));
  }

  private static HistoricProcessInstanceQuery ended(ProcessEngine engine, String key) {
    return engine
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processDefinitionKey(key)
        .finished();
  }

  /** The longest time from the start of an instance to its end. */
  private static Duration longest(ProcessEngine engine, String key) {
    return ended(engine, key).list().stream()
        .map(instance -> Duration.ofMillis(instance.getDurationInMillis()))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * A tenth of the run. That of a short one is too little for a timer and two pauses on a machine
   * with other tests.
   */
  private static Duration bound(Duration run) {
    Duration tenth = run.dividedBy(10);
    return tenth.compareTo(SHORT) > 0 ? tenth : SHORT;
  }

  private static Date lastEnd(ProcessEngine engine, String key) {
    return ended(engine, key).orderByProcessInstanceEndTime().desc().list().stream()
        .map(HistoricProcessInstance::getEndTime)
        .findFirst()
        .orElseThrow();
  }
}
