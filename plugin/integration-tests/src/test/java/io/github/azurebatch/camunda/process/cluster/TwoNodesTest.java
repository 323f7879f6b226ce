package io.github.azurebatch.camunda.process.cluster;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OtherNode;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase
class TwoNodesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @RegisterExtension final OtherNode other = new OtherNode(azure);

  private final AzureBatchProcessEnginePlugin otherNode = other.plugin();

  @Test
  void onlyTheNodeWithTheLeaseListsTheBatchJob() {
    startWaiting();
    pollBothTwice();
    azure.batch().calls().reset();

    pollBothTwice();

    assertThat(azure.batch().calls().count(TASK_LIST)).isEqualTo(2);
  }

  @Test
  void anotherNodeGoesOnWhenTheLeaseOfADeadOneHasExpired() {
    ProcessInstance instance = startWaiting();
    azure.poll();

    azure.batch().terminateAllTasks();
    otherNode.poll();
    assertThat(instance).isWaitingAt("await");
    azure.advance(Duration.ofMinutes(1));
    otherNode.poll();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
  }

  @Test
  void anotherNodeGoesOnAtOnceWhenOneIsStoppedCleanly() {
    ProcessInstance instance = startWaiting();
    otherNode.poll();

    azure.batch().terminateAllTasks();
    otherNode.close();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
  }

  @Test
  void aNodeWithAWrongStorageKeyCostsNoRetry() {
    ProcessInstance instance = startWithACompletedTask();
    AzureBatchProcessEnginePlugin plugin = pluginWith("account-key", "d3Jvbmcga2V5");
    ProcessEngine engine = other.engineOf(plugin);

    azure.advance(Duration.ofMinutes(1));
    plugin.poll();
    plugin.poll();

    assertThat(new Engines(azure).onlyWait().getRetries()).isNull();
    assertThat(plugin.outages().toString()).contains("storage account");
    plugin.close();
    engine.close();
    azure.runToRest();
    assertThat(instance).isEnded();
  }

  @Test
  void aNodeWhoseStorageIsAwayLooksAtBatchJobsAllTheSame() {
    startWithACompletedTask();
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    AzureBatchProcessEnginePlugin plugin =
        pluginWith("endpoint", "http://127.0.0.1:1/devstoreaccount1");
    ProcessEngine engine = other.engineOf(plugin);
    azure.advance(Duration.ofMinutes(1));
    plugin.poll();
    azure.batch().calls().reset();

    plugin.poll();

    assertThat(plugin.outages())
        .extracting(Outage::subject)
        .containsExactly("default, ending waits");
    assertThat(azure.batch().calls().count(TASK_LIST)).isEqualTo(1);
    assertThat(azure.engine().getExternalTaskService().createExternalTaskQuery().list())
        .hasSize(2)
        .allMatch(wait -> wait.getRetries() == null);
    plugin.close();
    engine.close();
  }

  @Test
  void forgetsWhatIsWrongWithABatchJobThatNobodyWaitsForAnyMore() {
    ProcessInstance instance = startWithACompletedTask();
    AzureBatchProcessEnginePlugin plugin = pluginWith("account-key", "d3Jvbmcga2V5");
    ProcessEngine engine = other.engineOf(plugin);
    azure.advance(Duration.ofMinutes(1));
    plugin.poll();
    assertThat(plugin.outages()).isNotEmpty();

    azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");
    plugin.poll();

    assertThat(plugin.outages()).isEmpty();
    plugin.close();
    engine.close();
  }

  /** After the first time each node knows of the other, and the lease is where it stays. */
  private void pollBothTwice() {
    for (int i = 0; i < 2; i++) {
      azure.poll();
      otherNode.poll();
    }
  }

  private static ProcessInstance startWithACompletedTask() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(Models.work("scripted", "output.txt"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    new Engines(azure).awaitTasks();
    return instance;
  }

  private static AzureBatchProcessEnginePlugin pluginWith(String storageProperty, String value) {
    Map<String, String> properties = new HashMap<>(azure.azure().properties());
    properties.put("accounts.default.storage." + storageProperty, value);
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(properties);
    return plugin;
  }

  private static ProcessInstance startWaiting() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.deploy(Models.catching(Models.work("scripted", "output.txt"), "AzureBatchTaskFailed"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    return instance;
  }
}
