package io.github.azurebatch.camunda.local.impl.rest.pool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.account.state.PoolError;
import io.github.azurebatch.camunda.local.impl.rest.view.CommonFields;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import java.util.List;

/** Renders a pool: its documented properties, as far as the local service has them. */
final class PoolView {

  private PoolView() {}

  static ObjectNode of(String baseUrl, LocalPool pool) {
    ObjectNode view =
        Json.object().put("id", pool.id()).put("url", baseUrl + "/pools/" + pool.id());
    CommonFields.revision(view, pool.revision());
    CommonFields.time(view, "creationTime", pool.creationTime());
    view.put("state", "active");
    CommonFields.time(view, "stateTransitionTime", pool.creationTime());
    view.put("allocationState", pool.isResizing() ? "resizing" : "steady");
    CommonFields.time(view, "allocationStateTransitionTime", pool.resizeTime());
    view.setAll(pool.spec());
    errors(view, pool.resizeErrors());
    return view.put("currentDedicatedNodes", pool.count(true))
        .put("currentLowPriorityNodes", pool.count(false));
  }

  private static void errors(ObjectNode view, List<PoolError> errors) {
    if (!errors.isEmpty()) {
      ArrayNode array = view.putArray("resizeErrors");
      errors.forEach(
          error -> array.addObject().put("code", error.code()).put("message", error.message()));
    }
  }
}
