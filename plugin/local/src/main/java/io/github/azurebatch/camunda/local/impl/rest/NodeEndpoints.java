package io.github.azurebatch.camunda.local.impl.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.LocalNode;
import io.github.azurebatch.camunda.local.impl.account.LocalPool;
import io.github.azurebatch.camunda.local.impl.account.PoolLifecycle;
import io.github.azurebatch.camunda.local.impl.odata.Listing;
import io.github.azurebatch.camunda.local.impl.odata.Selection;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The operations that look at compute nodes. */
final class NodeEndpoints {

  private final PoolLifecycle pools;

  NodeEndpoints(PoolLifecycle pools) {
    this.pools = pools;
  }

  Answer list(WireRequest request) {
    LocalPool pool = pools.get(request.id(0));
    NavigableMap<String, LocalNode> nodes = new TreeMap<>();
    pool.nodes().forEach(node -> nodes.put(node.id(), node));
    NodeView view = new NodeView(request.baseUrl(), pool);
    return Answer.ok(new Listing<LocalNode>(request, view::of).page("nodes", nodes));
  }

  Answer get(WireRequest request) {
    LocalPool pool = pools.get(request.id(0));
    ObjectNode view = Json.object().put("odata.metadata", request.metadata("nodes/@Element"));
    view.setAll(new NodeView(request.baseUrl(), pool).of(pools.node(pool, request.id(1))));
    Selection.apply(request, view);
    return Answer.ok(view);
  }
}
