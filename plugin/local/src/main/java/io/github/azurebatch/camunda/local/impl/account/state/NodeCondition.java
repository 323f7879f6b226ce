package io.github.azurebatch.camunda.local.impl.account.state;

import io.github.azurebatch.camunda.local.NodeState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a node runs no tasks.
 *
 * @param startTaskExitCode of a start task that failed, or else null
 */
public record NodeCondition(
    NodeState state, List<PoolError> errors, @Nullable Integer startTaskExitCode) {

  public static NodeCondition of(NodeState state) {
    return new NodeCondition(state, List.of(), null);
  }

  public static NodeCondition unusable(PoolError error) {
    return new NodeCondition(NodeState.UNUSABLE, List.of(error), null);
  }

  public static NodeCondition startTaskFailed(int exitCode) {
    return new NodeCondition(NodeState.START_TASK_FAILED, List.of(), exitCode);
  }
}
