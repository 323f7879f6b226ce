package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.batch.protocol.models.BatchPoolIdentity;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeListOptions;
import com.microsoft.azure.batch.protocol.models.PoolGetOptions;
import com.microsoft.azure.batch.protocol.models.StartTaskInformation;
import com.microsoft.azure.batch.protocol.models.TaskExecutionResult;
import com.microsoft.azure.batch.protocol.models.UserAssignedIdentity;
import com.microsoft.azure.batch.protocol.models.VirtualMachineConfiguration;
import io.github.azurebatch.camunda.impl.batch.pool.NodeSnapshot;
import io.github.azurebatch.camunda.impl.batch.pool.OperatingSystem;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BatchOperation;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkAnswers;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkListing;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkDefinitions;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkTimes;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pools of an account and their compute nodes. */
final class SdkPools {

  private static final String POOL_FIELDS =
      "id,creationTime,state,allocationState,virtualMachineConfiguration,identity,resizeErrors,"
          + "currentDedicatedNodes,currentLowPriorityNodes,targetDedicatedNodes,targetLowPriorityNodes";

  private final SdkCalls calls;

  SdkPools(SdkCalls calls) {
    this.calls = calls;
  }

  Optional<PoolSnapshot> find(String poolId) {
    var options = new PoolGetOptions().withSelect(POOL_FIELDS);
    return calls.find(
        BatchOperation.GET_POOL,
        "Reading Azure Batch pool '" + poolId + "'",
        Set.of("PoolNotFound"),
        () -> snapshot(calls.client().pools().get(poolId, options)));
  }

  List<NodeSnapshot> nodes(String poolId) {
    var options = new ComputeNodeListOptions().withSelect("id,state,errors,startTaskInfo");
    String action = "Listing the nodes of Azure Batch pool '" + poolId + "'";
    return calls.get(
        BatchOperation.LIST_COMPUTE_NODES,
        action,
        () -> {
          var nodes = calls.client().computeNodes();
          return SdkListing.of(
                  calls,
                  action,
                  () -> nodes.listWithServiceResponseAsync(poolId, options),
                  nodes::listNextWithServiceResponseAsync)
              .all(SdkPools::snapshot);
        });
  }

  private static PoolSnapshot snapshot(CloudPool pool) {
    return new PoolSnapshot(
        SdkAnswers.known("id", pool.id()),
        SdkTimes.time(pool.creationTime()),
        operatingSystem(pool.virtualMachineConfiguration()),
        pool.virtualMachineConfiguration() != null,
        word(pool.state()),
        word(pool.allocationState()),
        sum(pool.currentDedicatedNodes(), pool.currentLowPriorityNodes()),
        sum(pool.targetDedicatedNodes(), pool.targetLowPriorityNodes()),
        SdkDefinitions.stream(pool.resizeErrors())
            .map(error -> described(error.code(), error.message()))
            .toList(),
        identities(pool.identity()));
  }

  /** By the node agent, which custom images have too. */
  private static OperatingSystem operatingSystem(@Nullable VirtualMachineConfiguration machine) {
    String agent =
        machine == null || machine.nodeAgentSKUId() == null
            ? ""
            : machine.nodeAgentSKUId().toLowerCase(Locale.ROOT);
    if (agent.isEmpty()) {
      return OperatingSystem.UNKNOWN;
    }
    return agent.contains("windows") ? OperatingSystem.WINDOWS : OperatingSystem.LINUX;
  }

  private static Set<String> identities(@Nullable BatchPoolIdentity identity) {
    return identity == null
        ? Set.of()
        : SdkDefinitions.stream(identity.userAssignedIdentities())
            .map(UserAssignedIdentity::resourceId)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static NodeSnapshot snapshot(ComputeNode node) {
    return new NodeSnapshot(
        SdkAnswers.known("id", node.id()),
        word(node.state()),
        SdkDefinitions.stream(node.errors())
            .map(error -> described(error.code(), error.message()))
            .toList(),
        startTaskFailure(node.startTaskInfo()));
  }

  private static @Nullable String startTaskFailure(@Nullable StartTaskInformation startTask) {
    if (startTask == null || startTask.result() != TaskExecutionResult.FAILURE) {
      return null;
    }
    String exitCode =
        startTask.exitCode() == null ? "" : " (exit code " + startTask.exitCode() + ")";
    return startTask.failureInfo() == null
        ? "the start task failed" + exitCode
        : described(startTask.failureInfo().code(), startTask.failureInfo().message()) + exitCode;
  }

  private static String described(@Nullable String code, @Nullable String message) {
    return ForeignText.cut(Objects.toString(code, "") + ": " + Objects.toString(message, ""));
  }

  /** The service's word for a state that the SDK may not know yet. */
  private static String word(@Nullable Enum<?> state) {
    return Objects.toString(state, "unknown");
  }

  private static int sum(@Nullable Integer dedicated, @Nullable Integer spot) {
    return (dedicated == null ? 0 : dedicated) + (spot == null ? 0 : spot);
  }
}
