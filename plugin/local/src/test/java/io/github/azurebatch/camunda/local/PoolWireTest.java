package io.github.azurebatch.camunda.local;

import static io.github.azurebatch.camunda.local.TaskState.ACTIVE;
import static io.github.azurebatch.camunda.local.TaskState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.azure.batch.DetailLevel;
import com.microsoft.azure.batch.protocol.models.AllocationState;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.ResizeError;
import com.microsoft.azure.batch.protocol.models.TaskState;
import com.microsoft.azure.batch.protocol.models.UserAssignedIdentity;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PoolWireTest extends ServiceTest {

  @Test
  void isThereFromTheStart() throws Exception {
    assertThat(client.poolOperations().existsPool("local")).isTrue();
    assertThat(client.poolOperations().existsPool("other")).isFalse();
    assertThat(client.poolOperations().listPools())
        .extracting(CloudPool::id)
        .containsExactly("local");
    assertThat(client.poolOperations().getPool("local").taskSlotsPerNode()).isEqualTo(2);
    assertThat(client.poolOperations().getPool("local").currentDedicatedNodes()).isEqualTo(1);
    assertRefused(404, "PoolNotFound", () -> client.poolOperations().getPool("other"));
  }

  @Test
  void runsTasksOnNodesOfItsOwn() throws Exception {
    HttpResponse<String> added = addPool("big");
    assertThat(added.statusCode()).isEqualTo(201);
    client
        .jobOperations()
        .createJob(job("job").withPoolInfo(new PoolInformation().withPoolId("big")));
    addTask("job", "task", "exit 0");
    awaitIdle();

    assertThat(client.taskOperations().getTask("job", "task").nodeInfo().nodeId())
        .startsWith("big-node-");
    assertThat(addPool("BIG").body()).contains("PoolExists");
  }

  @Test
  void isDeleted() throws Exception {
    client.poolOperations().deletePool("local");

    assertThat(client.poolOperations().existsPool("local")).isFalse();
  }

  @Test
  void queuesAgainWhatRunsWhenItIsDeleted() throws Exception {
    addJob("job");
    addTask("job", "task", "block");
    awaitState("job", "task", RUNNING);

    client.poolOperations().deletePool("local");

    awaitState("job", "task", ACTIVE);
    assertThat(client.taskOperations().getTask("job", "task").executionInfo().requeueCount())
        .isEqualTo(1);
  }

  @Test
  void keepsTasksThatItCannotRunActive() throws Exception {
    addJob("job");
    service.pools().pool("local").remove();
    addTask("job", "task", "exit 0");
    awaitIdle();

    assertThat(client.taskOperations().getTask("job", "task").state()).isEqualTo(TaskState.ACTIVE);
    assertThat(client.jobOperations().getJob("job").state()).isEqualTo(JobState.ACTIVE);
    assertRefused(404, "PoolNotFound", () -> client.poolOperations().getPool("local"));
    assertRefused(
        404, "PoolNotFound", () -> client.computeNodeOperations().listComputeNodes("local"));
  }

  @Test
  void saysWhyItDidNotGetItsNodes() throws Exception {
    PoolControl pool = service.pools().add(PoolSettings.linux("empty").nodes(0));
    pool.failResize(5, "AccountCoreQuotaReached", "The account has reached its core quota");

    CloudPool empty = client.poolOperations().getPool("empty");
    assertThat(empty.targetDedicatedNodes()).isEqualTo(5);
    assertThat(empty.currentDedicatedNodes()).isZero();
    assertThat(empty.allocationState()).isEqualTo(AllocationState.STEADY);
    assertThat(empty.resizeErrors())
        .extracting(ResizeError::code)
        .containsExactly("AccountCoreQuotaReached");

    pool.resize(2);

    assertThat(client.poolOperations().getPool("empty").resizeErrors()).isNull();
    assertThat(client.poolOperations().getPool("empty").currentDedicatedNodes()).isEqualTo(2);
  }

  @Test
  void waitsForItsNodes() throws Exception {
    PoolControl pool = service.pools().add(PoolSettings.linux("slow").nodes(0));
    pool.startResize(2);

    assertThat(client.poolOperations().getPool("slow").allocationState())
        .isEqualTo(AllocationState.RESIZING);
    assertThat(client.poolOperations().getPool("slow").currentDedicatedNodes()).isZero();

    pool.resize(2);

    assertThat(client.poolOperations().getPool("slow").allocationState())
        .isEqualTo(AllocationState.STEADY);
  }

  @Test
  void mayHaveNodesThatCanBePreempted() throws Exception {
    service.pools().add(PoolSettings.linux("spot").nodes(0).lowPriorityNodes(1));
    client
        .jobOperations()
        .createJob(job("job").withPoolInfo(new PoolInformation().withPoolId("spot")));
    addTask("job", "task", "exit 0");
    awaitIdle();

    assertThat(client.poolOperations().getPool("spot").currentLowPriorityNodes()).isEqualTo(1);
    assertThat(runner.assignments().element().traits().isDedicated()).isFalse();
  }

  @Test
  void isAnsweredAsFarAsItIsAskedFor() throws Exception {
    CloudPool pool =
        client
            .poolOperations()
            .getPool("local", new DetailLevel.Builder().withSelectClause("id,vmSize").build());

    assertThat(pool.vmSize()).isEqualTo("local");
    assertThat(pool.state()).isNull();
  }

  @Test
  void isOfTheKindThatIsWanted() throws Exception {
    Instant created = Instant.parse("2017-06-01T00:00:00Z");
    service.pools().add(PoolSettings.windows("windows").createdAt(created));
    service.pools().add(PoolSettings.cloudService("old"));
    service.pools().add(PoolSettings.linux("linux").identity("/subscriptions/s/id/i"));

    CloudPool windows = client.poolOperations().getPool("windows");
    assertThat(windows.virtualMachineConfiguration().nodeAgentSKUId())
        .isEqualTo("batch.node.windows amd64");
    assertThat(windows.creationTime().getMillis()).isEqualTo(created.toEpochMilli());
    assertThat(client.poolOperations().getPool("old").virtualMachineConfiguration()).isNull();
    assertThat(client.poolOperations().getPool("linux").identity().userAssignedIdentities())
        .extracting(UserAssignedIdentity::resourceId)
        .containsExactly("/subscriptions/s/id/i");
  }

  @Test
  void isTheOnlyOneAfterAReset() throws Exception {
    service.pools().add(PoolSettings.linux("other"));
    service.pools().pool("local").lose(service.pools().pool("local").nodeIds().get(0));

    service.pools().reset();

    assertThat(client.poolOperations().listPools())
        .extracting(CloudPool::id, CloudPool::currentDedicatedNodes)
        .containsExactly(tuple("local", 1));
  }

  @Test
  void tellsWhatItHas() throws Exception {
    assertThat(client.accountOperations().listSupportedImages()).hasSize(1);
    assertThat(client.accountOperations().listPoolNodeCounts())
        .singleElement()
        .satisfies(counts -> assertThat(counts.dedicated().idle()).isEqualTo(1));
  }

  private HttpResponse<String> addPool(String id) throws Exception {
    return RawClient.of(service)
        .send(
            "POST",
            "/pools",
            "{\"id\":\"%s\",\"vmSize\":\"standard_d2s_v3\",\"targetDedicatedNodes\":3}"
                .formatted(id));
  }
}
