package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import io.github.azurebatch.camunda.local.account.TaskState;
import java.net.http.HttpResponse;
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
    awaitState("job", "task", TaskState.RUNNING);

    client.poolOperations().deletePool("local");

    awaitState("job", "task", TaskState.ACTIVE);
    assertThat(client.taskOperations().getTask("job", "task").executionInfo().requeueCount())
        .isEqualTo(1);
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
