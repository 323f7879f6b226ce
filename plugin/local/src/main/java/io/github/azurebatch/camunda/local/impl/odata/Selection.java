package io.github.azurebatch.camunda.local.impl.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.util.Set;

/** The query parameter {@code $select} of a request for one resource. */
public final class Selection {

  private Selection() {}

  /** Removes the properties that the request does not select; none where it selects none. */
  public static void apply(WireRequest request, ObjectNode view) {
    Set<String> names = request.parameter("$select").map(ListPage::names).orElse(Set.of());
    if (!names.isEmpty()) {
      view.properties()
          .removeIf(
              entry -> !names.contains(entry.getKey()) && !entry.getKey().startsWith("odata."));
    }
  }
}
