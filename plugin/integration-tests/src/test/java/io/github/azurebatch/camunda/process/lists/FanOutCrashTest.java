package io.github.azurebatch.camunda.process.lists;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD_COLLECTION;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.EngineNode;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.NodeProcess;
import io.github.azurebatch.camunda.process.support.OnPostgresql;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine in a JVM of its own that is killed while it submits a long list of tasks. */
@OnPostgresql
class FanOutCrashTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final int TASKS = 2_800;
  private static final int REQUESTS = TASKS / 100;

  /** The next request hangs: 2,400 tasks are there, of which at most 2,000 are recorded. */
  private static final int BEFORE_THE_CRASH = 24;

  private static final int REQUESTS_PER_TRANSACTION = 20;

  private static final Duration HANGING = Duration.ofSeconds(10);
  private static final Duration JOB_LOCK_TIME = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** There are two of these in a task: the whole list has 22 MB. */
  private static final int TEXT = 3_900;

  /** The engine alone needs more than 64 MB (tried), so that the whole list does not fit. */
  private static final String LITTLE_HEAP = "80m";

  private final TaskLists lists = TaskLists.inPool("wide");
  private final Map<String, Integer> runs = new ConcurrentHashMap<>();
  private final Path log = Path.of("target", "cluster", "fan-out.log");

  @BeforeEach
  void openAPool() throws Exception {
    Files.createDirectories(log.getParent());
    azure.batch().pools().add(PoolSettings.linux("wide").slotsPerNode(100));
    azure.script(forTask("*").action(task -> runs.merge(task.taskId(), 1, Integer::sum)));
  }

  @Test
  void noTaskIsAddedTwiceAndNoneIsMissingWhenTheNodeIsKilledHalfWay() {
    ProcessInstance instance = start();
    azure.batch().faults().next(BEFORE_THE_CRASH, TASK_ADD_COLLECTION).delay(Duration.ZERO);
    azure.batch().faults().next(TASK_ADD_COLLECTION).delay(HANGING);
    try (NodeProcess killed = startNode()) {
      await(killed).until(() -> requests() > BEFORE_THE_CRASH);
      killed.kill();
    }
    int recorded = recordedRequests();
    passTheLockTime();

    try (NodeProcess next = startNode()) {
      next.awaitStart();
      await(next).until(() -> runningInstances() == 0);
    }

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("succeeded", TASKS);
    assertThat(runs).hasSize(TASKS);
    assertThat(runs.values()).containsOnly(1);
    // those of the transaction that was lost come again
    assertThat(requests()).isEqualTo(REQUESTS + BEFORE_THE_CRASH + 1 - recorded);
  }

  /** A node that is slow, or one of whose requests fails, commits earlier than others do. */
  private static int recordedRequests() {
    VariableInstance state =
        azure
            .engine()
            .getRuntimeService()
            .createVariableInstanceQuery()
            .variableName("azureBatchSubmission")
            .singleResult();
    String tasks = String.valueOf(((Map<?, ?>) state.getValue()).get("done"));
    int requests = Integer.parseInt(tasks) / 100;
    assertThat(requests).isBetween(1, REQUESTS_PER_TRANSACTION);
    return requests;
  }

  /** The Camunda job is free again as soon as the dead node's lock of it has expired. */
  private static void passTheLockTime() {
    ManagementService management = azure.engine().getManagementService();
    Job job = management.createJobQuery().singleResult();
    var configuration =
        (ProcessEngineConfigurationImpl) azure.engine().getProcessEngineConfiguration();
    configuration.getCommandExecutorTxRequired().execute(new UnlockJobCmd(job.getId()));
  }

  private ProcessInstance start() {
    ServiceTaskBuilder submit =
        lists.submit(
            task ->
                task.camundaInputParameter("items", String.valueOf(TASKS))
                    .camundaInputParameter("commandLine", "scripted {index} " + "x".repeat(TEXT))
                    .camundaInputParameter("environment", "TEXT={index} " + "x".repeat(TEXT))
                    .camundaInputParameter("outputFiles", "output.txt"));
    azure.deploy(TaskLists.await(submit, UnaryOperator.identity()).endEvent("done").done());
    return azure.start(Models.KEY, Map.of());
  }

  private NodeProcess startNode() {
    Map<String, String> settings = new HashMap<>(azure.azure().properties());
    settings.put("poll-interval", "PT1S");
    settings.put(EngineNode.JOB_LOCK_TIME, JOB_LOCK_TIME.toString());
    return NodeProcess.start(Databases.postgresqlUrl(), settings, log, LITTLE_HEAP);
  }

  /** A node that ran out of memory has died. */
  private static ConditionFactory await(NodeProcess node) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .failFast("the node has died; its log may tell why", () -> !node.isAlive());
  }

  private static long requests() {
    return azure.batch().calls().count(TASK_ADD_COLLECTION);
  }

  private static long runningInstances() {
    return azure.engine().getRuntimeService().createProcessInstanceQuery().count();
  }
}
