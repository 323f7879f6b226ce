package io.github.azurebatch.camunda.local.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.account.LocalPool;
import io.github.azurebatch.camunda.local.wire.Json;

/** Renders a pool: its documented properties, as far as the local service has them. */
final class PoolView {

  private PoolView() {}

  static ObjectNode of(String baseUrl, LocalPool pool) {
    ObjectNode view =
        Json.object().put("id", pool.id()).put("url", baseUrl + "/pools/" + pool.id());
    Views.revision(view, pool.revision());
    Views.time(view, "creationTime", pool.creationTime());
    view.put("state", "active");
    Views.time(view, "stateTransitionTime", pool.creationTime());
    view.put("allocationState", "steady");
    Views.time(view, "allocationStateTransitionTime", pool.creationTime());
    view.setAll(pool.spec());
    return view.put("currentDedicatedNodes", pool.nodes().size()).put("currentLowPriorityNodes", 0);
  }
}
