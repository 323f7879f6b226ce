package io.github.azurebatch.camunda.local;

import static io.github.azurebatch.camunda.local.TaskState.ACTIVE;
import static io.github.azurebatch.camunda.local.TaskState.COMPLETED;
import static io.github.azurebatch.camunda.local.TaskState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeError;
import com.microsoft.azure.batch.protocol.models.ComputeNodeState;
import com.microsoft.azure.batch.protocol.models.NodeCounts;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pool of two nodes with a slot each. */
class NodesTest extends ServiceTest {

  private PoolControl pool;

  @BeforeEach
  void addPool() throws Exception {
    pool = service.pools().add(PoolSettings.linux("pool").nodes(2).slotsPerNode(1));
    client
        .jobOperations()
        .createJob(job("job").withPoolInfo(new PoolInformation().withPoolId("pool")));
  }

  @Test
  void areIdleOrRun() throws Exception {
    addTask("job", "task", "block");
    awaitState("job", "task", RUNNING);

    assertThat(client.computeNodeOperations().listComputeNodes("pool"))
        .extracting(ComputeNode::id, ComputeNode::state, ComputeNode::runningTasksCount)
        .containsExactlyInAnyOrder(
            tuple(task().nodeInfo().nodeId(), ComputeNodeState.RUNNING, 1),
            tuple(otherNode(), ComputeNodeState.IDLE, 0));
  }

  @Test
  void areSaidToBeUnusable() throws Exception {
    String node = pool.nodeIds().get(0);
    pool.makeUnusable(node, "DiskFull", "The disk is full");

    ComputeNode unusable = client.computeNodeOperations().getComputeNode("pool", node);
    assertThat(unusable.state()).isEqualTo(ComputeNodeState.UNUSABLE);
    assertThat(unusable.errors())
        .extracting(ComputeNodeError::code, ComputeNodeError::message)
        .containsExactly(tuple("DiskFull", "The disk is full"));
    NodeCounts counts = nodeCounts();
    assertThat(counts.unusable()).isEqualTo(1);
    assertThat(counts.idle()).isEqualTo(1);
    assertThat(counts.total()).isEqualTo(2);
  }

  @Test
  void sayHowTheirStartTaskFailed() throws Exception {
    String node = pool.nodeIds().get(1);
    pool.failStartTask(node, 3);

    ComputeNode failed = client.computeNodeOperations().getComputeNode("pool", node);
    assertThat(failed.state()).isEqualTo(ComputeNodeState.START_TASK_FAILED);
    assertThat(failed.startTaskInfo().exitCode()).isEqualTo(3);
    assertThat(failed.startTaskInfo().failureInfo().code()).isEqualTo("FailureExitCode");
  }

  @Test
  void runNothingUntilTheyRecover() throws Exception {
    pool.nodeIds().forEach(pool::takeOffline);
    addTask("job", "task", "exit 0");
    awaitIdle();
    awaitState("job", "task", ACTIVE);

    pool.recover(pool.nodeIds().get(1));

    awaitState("job", "task", COMPLETED);
    assertThat(task().nodeInfo().nodeId()).isEqualTo(pool.nodeIds().get(1));
  }

  @Test
  void runNothingBeforeTheyAreReady() throws Exception {
    pool.nodeIds().forEach(node -> pool.keep(node, NodeState.WAITING_FOR_START_TASK));
    addTask("job", "task", "exit 0");
    awaitIdle();

    awaitState("job", "task", ACTIVE);
    assertThat(client.computeNodeOperations().listComputeNodes("pool"))
        .extracting(ComputeNode::state)
        .containsOnly(ComputeNodeState.WAITING_FOR_START_TASK);
  }

  @Test
  void leaveTheirTasksToOthersWhenTheyAreLost() throws Exception {
    addTask("job", "task", "block");
    awaitState("job", "task", RUNNING);
    String lost = task().nodeInfo().nodeId();
    pool.takeOffline(otherNode());

    pool.lose(lost);

    awaitState("job", "task", ACTIVE);
    awaitIdle();
    assertThat(task().executionInfo().requeueCount()).isEqualTo(1);
    assertThat(task().executionInfo().retryCount()).isZero();
    assertThat(task().executionInfo().startTime()).isNull();
    runner.release();
    pool.recover(pool.nodeIds().get(0));
    awaitState("job", "task", COMPLETED);
    assertThat(task().nodeInfo().nodeId()).isNotEqualTo(lost);
    assertThat(task().executionInfo().requeueCount()).isEqualTo(1);
    assertRefused(
        404, "NodeNotFound", () -> client.computeNodeOperations().getComputeNode("pool", lost));
  }

  @Test
  void requeueTheirTasksWhenTheyArePreempted() throws Exception {
    addTask("job", "task", "block");
    awaitState("job", "task", RUNNING);
    String preempted = task().nodeInfo().nodeId();

    pool.preempt(preempted);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(runner.assignments()).hasSize(2));
    awaitState("job", "task", RUNNING);

    assertThat(task().executionInfo().requeueCount()).isEqualTo(1);
    assertThat(task().nodeInfo().nodeId()).isNotEqualTo(preempted);
    assertThat(client.computeNodeOperations().getComputeNode("pool", preempted).state())
        .isEqualTo(ComputeNodeState.PREEMPTED);
  }

  @Test
  void takeTheFilesOfTheirTasksWithThem() throws Exception {
    addTask("job", "task", "exit 0");
    awaitIdle();
    String node = task().nodeInfo().nodeId();
    assertThat(client.fileOperations().listFilesFromTask("job", "task")).isNotEmpty();

    pool.makeUnusable(node, "NodePreparationError", "broken");
    assertRefused(
        409, "NodeNotReady", () -> client.fileOperations().listFilesFromTask("job", "task"));
    pool.recover(node);
    pool.lose(node);

    assertRefused(
        404, "NodeNotFound", () -> client.fileOperations().listFilesFromTask("job", "task"));
    assertThat(task().nodeInfo().nodeId()).isEqualTo(node);
  }

  private String otherNode() throws IOException {
    String taken = task().nodeInfo().nodeId();
    return pool.nodeIds().stream().filter(id -> !id.equals(taken)).findFirst().orElseThrow();
  }

  private CloudTask task() throws IOException {
    return client.taskOperations().getTask("job", "task");
  }

  private NodeCounts nodeCounts() throws IOException {
    return client.accountOperations().listPoolNodeCounts().stream()
        .filter(counts -> counts.poolId().equals("pool"))
        .findFirst()
        .orElseThrow()
        .dedicated();
  }
}
