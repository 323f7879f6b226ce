package io.github.azurebatch.camunda.process.engines;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.operate.JobLease;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cluster whose nodes have different applications, and look at deployments. */
@OnEveryDatabase
class ApplicationsOnNodesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final String UNDEPLOYED = "AZURE-BATCH-213";
  private static final Duration RUN_TIME = Duration.ofMinutes(5);

  private final List<Node> nodes = new ArrayList<>();
  private final Engines engines = new Engines(azure);

  /** A node with the plugin, which looks after waits when it is told. */
  private record Node(AzureBatchProcessEnginePlugin plugin, ProcessEngine engine) {

    void has(String deployment) {
      management().registerDeploymentForJobExecutor(deployment);
    }

    void hasNoMore(String deployment) {
      management().unregisterDeploymentForJobExecutor(deployment);
    }

    private ManagementService management() {
      return engine.getManagementService();
    }

    void poll() {
      plugin.poll();
    }
  }

  @AfterEach
  void stopTheNodes() {
    for (Node node : nodes) {
      node.plugin.close();
      node.engine.close();
    }
  }

  @Test
  void eachNodeEndsTheWaitsOfItsOwnApplicationInOneBatchJob() {
    Node one = node();
    Node other = node();
    one.has(deploy(await -> await));
    ProcessInstance ofOne = startWithACompletedTask();
    other.has(deploy(await -> await));
    ProcessInstance ofOther = startWithACompletedTask();

    other.poll();
    assertThat(ofOne).isWaitingAt("await");
    assertThat(ofOther).hasPassed("await");
    one.poll();

    assertThat(ofOne).hasPassed("await");
  }

  @Test
  void aNodeWithoutTheApplicationAsksNothingForIt() {
    deploy(await -> await);
    startWithACompletedTask();
    Node node = node();
    azure.batch().calls().reset();

    node.poll();

    assertThat(azure.batch().calls().count(TASK_LIST)).isZero();
  }

  @Test
  void theWaitOfAnApplicationThatIsUndeployedKeepsItsRetriesUntilItIsDeployedAgain() {
    String deployment = deploy(await -> await);
    Node node = node();
    node.has(deployment);
    ProcessInstance instance = startWaiting();
    node.poll();

    node.hasNoMore(deployment);
    completeTheTask();
    node.poll();
    node.poll();
    assertThat(instance).isWaitingAt("await");
    assertThat(engines.onlyWait().getRetries()).isNull();
    node.has(deployment);
    node.poll();

    assertThat(instance).hasPassed("await");
  }

  @Test
  void anotherNodeWithTheApplicationTakesOverFromOneThatHasItNoMore() {
    String deployment = deploy(await -> await);
    Node one = node();
    Node other = node();
    one.has(deployment);
    ProcessInstance instance = startWaiting();
    one.poll();

    one.hasNoMore(deployment);
    other.has(deployment);
    completeTheTask();
    other.poll();
    one.poll();
    other.poll();

    assertThat(instance).hasPassed("await");
  }

  @Test
  void theNodeWithTheApplicationReadsAnewWhatAnOperatorHasChangedOnAnother() {
    Node one = node();
    Node other = node();
    one.has(deploy(await -> await));
    startWaiting();
    one.poll();

    other.plugin.operations().resubmit(engines.onlyWait().getId());
    one.poll();
    one.poll();

    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(2);
    assertThat(other.plugin.operations().leases())
        .extracting(JobLease::jobId)
        .containsExactly(Models.JOB_ID);
  }

  @Test
  void oneNodeEndsTheWaitsOfTwoVersionsInOneBatchJob() {
    Node node = node();
    node.has(deploy(await -> await));
    ProcessInstance ofFirst = startWithACompletedTask();
    node.has(deploy(await -> await));
    ProcessInstance ofSecond = startWithACompletedTask();

    node.poll();

    assertThat(ofFirst).hasPassed("await");
    assertThat(ofSecond).hasPassed("await");
    assertThat(node.plugin.outages()).isEmpty();
  }

  @Test
  void aNodeIsNotToldOfAccountsThatOnlyOtherApplicationsUse() {
    deploy(await -> await);
    startWithACompletedTask();
    Map<String, String> renamed = new HashMap<>(Map.of("default-account", "another"));
    azure
        .azure()
        .properties()
        .forEach((name, value) -> renamed.put(name.replace(".default.", ".another."), value));
    Node node = node(renamed);

    node.poll();

    assertThat(node.plugin.outages()).isEmpty();
  }

  @Test
  void aProcessWhoseApplicationNoNodeHasIsInTheLogOnce() {
    deploy(await -> await);
    startWithACompletedTask();
    Node node = node();

    try (LogCapture log = new LogCapture()) {
      node.poll();
      assertThat(log.warnings(UNDEPLOYED)).isEmpty();
      for (int i = 0; i < 3; i++) {
        azure.advance(Duration.ofMinutes(1));
        node.poll();
      }

      assertThat(log.warnings(UNDEPLOYED))
          .singleElement()
          .asString()
          .contains("process definition 'work:", "1 Batch job(s)");
    }
  }

  @Test
  void aProcessWhoseApplicationAnotherNodeHasIsNotInTheLog() {
    Node one = node();
    Node other = node();
    one.has(deploy(await -> await));
    startWaiting();

    try (LogCapture log = new LogCapture()) {
      for (int i = 0; i < 3; i++) {
        one.poll();
        other.poll();
        azure.advance(Duration.ofMinutes(1));
      }

      assertThat(log.warnings(UNDEPLOYED)).isEmpty();
    }
  }

  @Test
  void anApplicationThatIsUndeployedWhileAWaitEndsCostsNoRetry() {
    String deployment =
        deploy(
            await ->
                await.camundaExecutionListenerClass("end", UndeployedMeanwhile.class.getName()));
    Node node = node();
    node.has(deployment);
    ProcessInstance instance = startWithACompletedTask();

    node.poll();

    assertThat(instance).isWaitingAt("await");
    assertThat(engines.onlyWait().getRetries()).isNull();
  }

  /** Stands for the class of an application that is not found any more. */
  public static final class UndeployedMeanwhile implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
      var services = execution.getProcessEngineServices();
      services
          .getManagementService()
          .unregisterDeploymentForJobExecutor(
              services
                  .getRepositoryService()
                  .getProcessDefinition(execution.getProcessDefinitionId())
                  .getDeploymentId());
      throw new IllegalStateException("The class is not found");
    }
  }

  private static String deploy(UnaryOperator<ServiceTaskBuilder> await) {
    return azure
        .engine()
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("work.bpmn", Models.scripted("output.txt", await))
        .deploy()
        .getId();
  }

  private ProcessInstance startWaiting() {
    azure.script(forTask("*").delay(RUN_TIME).file("output.txt", "x"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    return instance;
  }

  private void completeTheTask() {
    azure.advance(RUN_TIME);
    engines.awaitTasks();
  }

  private ProcessInstance startWithACompletedTask() {
    azure.script(forTask("*").file("output.txt", "x"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    engines.awaitTasks();
    return instance;
  }

  private Node node() {
    return node(azure.azure().properties());
  }

  private Node node(Map<String, String> properties) {
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(properties);
    Node node =
        new Node(
            plugin,
            engines.another(settings -> settings.setJobExecutorDeploymentAware(true), plugin));
    nodes.add(node);
    return node;
  }
}
