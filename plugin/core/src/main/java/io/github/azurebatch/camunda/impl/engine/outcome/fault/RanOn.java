package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import io.github.azurebatch.camunda.impl.batch.task.TaskNode;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The compute node that a task ran on last: a broken one shows in what ran there. */
public final class RanOn {

  private RanOn() {}

  /** Adds null where the task is not known or ran on none. */
  public static void addTo(Map<String, Object> map, @Nullable TaskSnapshot task) {
    TaskNode node = task == null ? null : task.node();
    map.put("poolId", node == null ? null : node.poolId());
    map.put("nodeId", node == null ? null : node.nodeId());
  }
}
