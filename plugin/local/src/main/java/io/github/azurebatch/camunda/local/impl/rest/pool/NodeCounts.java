package io.github.azurebatch.camunda.local.impl.rest.pool;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.NodeState;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import java.util.Arrays;
import java.util.Locale;

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
          name(state),
          pool.nodes().stream()
              .filter(node -> node.isDedicated() == dedicated && node.state() == state)
              .count());
    }
    return counts.put("total", pool.count(dedicated));
  }

  /** In lower camel case: nodes are counted by names such as {@code startTaskFailed}. */
  private static String name(NodeState state) {
    String[] words = state.name().toLowerCase(Locale.ROOT).split("_");
    return words[0]
        + Arrays.stream(words)
            .skip(1)
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(joining());
  }
}
