package io.github.azurebatch.camunda.local.impl.rest.pool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.pool.PoolLifecycle;
import io.github.azurebatch.camunda.local.impl.account.state.LocalNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.odata.ListPage;
import io.github.azurebatch.camunda.local.impl.odata.Selection;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The operations that look at compute nodes. */
public final class NodeEndpoints {

  private final PoolLifecycle pools;

  public NodeEndpoints(PoolLifecycle pools) {
    this.pools = pools;
  }

  public Answer list(WireRequest request) {
    LocalPool pool = pools.get(request.id(0));
    NavigableMap<String, LocalNode> nodes = new TreeMap<>();
    pool.nodes().forEach(node -> nodes.put(node.id(), node));
    NodeView view = new NodeView(request.baseUrl(), pool);
    return Answer.ok(new ListPage<LocalNode>(request, view::of).page("nodes", nodes));
  }

  public Answer get(WireRequest request) {
    LocalPool pool = pools.get(request.id(0));
    ObjectNode view = Json.object().put("odata.metadata", request.metadata("nodes/@Element"));
    view.setAll(new NodeView(request.baseUrl(), pool).of(pools.node(pool, request.id(1))));
    Selection.apply(request, view);
    return Answer.ok(view);
  }
}
