package io.github.azurebatch.camunda.process.cluster;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes beside the engine of the test, which itself polls nothing. */
@OnEveryDatabase
class SharedJobsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final AzureBatchProcessEnginePlugin one = new AzureBatchProcessEnginePlugin();
  private final AzureBatchProcessEnginePlugin other = new AzureBatchProcessEnginePlugin();
  private final List<ProcessEngine> engines = new ArrayList<>();
  private ProcessEngine oneEngine;

  @BeforeEach
  void startOneNode() {
    Metrics.addRegistry(meters);
    oneEngine = start(one, azure.azure().properties());
  }

  private ProcessEngine start(
      AzureBatchProcessEnginePlugin plugin, Map<String, String> properties) {
    Map<String, String> withoutSearches = new HashMap<>(properties);
    withoutSearches.put("reconcile-interval", "PT0S");
    plugin.setProperties(withoutSearches);
    ProcessEngineConfigurationImpl configuration =
        EngineSettings.on(azure.engine().getProcessEngineConfiguration().getDataSource())
            .configuration();
    configuration.setProcessEnginePlugins(List.of(plugin));
    ProcessEngine engine = configuration.buildProcessEngine();
    engines.add(engine);
    return engine;
  }

  private ProcessEngine startTheOtherNode() {
    return start(other, azure.azure().properties());
  }

  @AfterEach
  void stopBothNodes() {
    one.close();
    other.close();
    engines.forEach(ProcessEngine::close);
    Metrics.removeRegistry(meters);
  }

  @Test
  void twoNodesHaveEquallyManyBatchJobsAndListEachOnce() {
    ProcessEngine otherEngine = startTheOtherNode();
    startWaits(5, 1);
    one.poll();
    assertThat(leases(oneEngine)).isEqualTo(5);

    other.poll();
    one.poll();
    other.poll();
    assertThat(List.of(leases(oneEngine), leases(otherEngine))).containsExactlyInAnyOrder(2, 3);
    azure.batch().calls().reset();
    one.poll();
    other.poll();

    assertThat(azure.batch().calls().count(TASK_LIST)).isEqualTo(5);
  }

  @Test
  void anIdleRoundAsksTheDatabaseTheSameWhateverTheNumberOfWaits() {
    startTheOtherNode();
    startWaits(1, 1);
    one.poll();
    Map<String, Long> withOne = statementsOfARound(one, oneEngine);
    startWaits(1, 7);
    one.poll();

    assertThat(statementsOfARound(one, oneEngine)).isEqualTo(withOne);
  }

  @Test
  void aNodeThatHoldsNothingAsksForTopicsAndLeasesOnly() {
    ProcessEngine otherEngine = startTheOtherNode();
    startWaits(1, 1);
    one.poll();
    other.poll();

    assertThat(leases(otherEngine)).isZero();
    assertThat(statementsOfARound(other, otherEngine))
        .isEqualTo(Map.of("selectAzureBatchTopicSummaries", 1L, "selectProperties", 1L));
  }

  @Test
  void renewsAllLeasesOfANodeWithOneStatement() {
    startTheOtherNode();
    startWaits(4, 1);
    one.poll();
    azure.advance(Duration.ofSeconds(16));
    SqlStatements statements = SqlStatements.of(oneEngine);

    one.poll();

    assertThat(statements.byName()).containsEntry("updateProperty", 1L);
  }

  @Test
  void aNodeWithoutTheAccountHasNoShareOfItsBatchJobs() {
    Map<String, String> properties = new HashMap<>();
    azure
        .azure()
        .properties()
        .forEach((name, value) -> properties.put(name.replace(".default.", ".archive."), value));
    properties.put("default-account", "archive");
    ProcessEngine otherEngine = start(other, properties);
    startWaits(4, 1);

    other.poll();
    one.poll();
    other.poll();
    one.poll();

    assertThat(leases(oneEngine)).isEqualTo(4);
    assertThat(leases(otherEngine)).isZero();
  }

  @Test
  void aNodeWithAWrongKeyLeavesItsBatchJobsToTheOther() {
    Map<String, String> wrong = new HashMap<>(azure.azure().properties());
    wrong.put("accounts.default.batch.account-key", "d3Jvbmcga2V5");
    ProcessEngine otherEngine = start(other, wrong);
    ProcessInstance instance = startWaits(1, 1).get(0);
    other.poll();
    assertThat(leases(otherEngine)).isEqualTo(1);
    azure.batch().terminateAllTasks();

    one.poll();
    other.poll();
    one.poll();
    azure.executeJobs();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(other.outages()).extracting(Outage::subject).contains("default");
  }

  @Test
  void aNodeThatReachesTheAccountAgainGetsItsShareAgain() {
    ProcessEngine otherEngine = startTheOtherNode();
    startWaits(1, 1);
    azure.batch().faults().next(1, TASK_LIST).answer(403, "AuthenticationFailed");
    other.poll();
    assertThat(other.outages()).extracting(Outage::subject).contains("default");
    one.poll();
    other.poll();
    one.poll();
    assertThat(leases(oneEngine)).isEqualTo(1);

    startWaits(2, 1);
    azure.advance(Duration.ofSeconds(10));
    other.poll();
    assertThat(other.outages()).isEmpty();
    other.poll();
    one.poll();
    other.poll();

    assertThat(leases(oneEngine)).isEqualTo(1);
    assertThat(leases(otherEngine)).isEqualTo(1);
  }

  /** Waits for tasks that do not end, in so many Batch jobs. */
  private static List<ProcessInstance> startWaits(int jobs, int waitsAJob) {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.deploy(Models.catching(Models.inJob("${jobId}", "output.txt"), "AzureBatchTaskFailed"));
    List<ProcessInstance> instances =
        IntStream.range(0, jobs * waitsAJob)
            .mapToObj(i -> azure.start(Models.KEY, Map.of("jobId", "shared-" + i % jobs)))
            .toList();
    azure.executeJobs();
    return instances;
  }

  private static Map<String, Long> statementsOfARound(
      AzureBatchProcessEnginePlugin plugin, ProcessEngine engine) {
    SqlStatements statements = SqlStatements.of(engine);
    plugin.poll();
    return statements.byName();
  }

  private int leases(ProcessEngine engine) {
    return (int)
        meters.get("camunda.azurebatch.leases").tag("engine", engine.getName()).gauge().value();
  }
}
