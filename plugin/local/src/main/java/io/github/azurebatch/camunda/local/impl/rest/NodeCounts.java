package io.github.azurebatch.camunda.local.impl.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.NodeState;
import io.github.azurebatch.camunda.local.impl.account.LocalPool;
import io.github.azurebatch.camunda.local.impl.wire.Json;

/** Counts a pool's nodes by their states. */
final class NodeCounts {

  private NodeCounts() {}

  static ObjectNode of(LocalPool pool) {
    ObjectNode counts = Json.object().put("poolId", pool.id());
    counts.set("dedicated", of(pool, true));
    counts.set("lowPriority", of(pool, false));
    return counts;
  }

  private static ObjectNode of(LocalPool pool, boolean dedicated) {
    ObjectNode counts = Json.object();
    for (NodeState state : NodeState.values()) {
      counts.put(
          state.countName(),
          pool.nodes().stream()
              .filter(node -> node.isDedicated() == dedicated && node.state() == state)
              .count());
    }
    return counts.put("total", pool.count(dedicated));
  }
}
