package io.github.azurebatch.camunda.local.impl.rest.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.state.Revision;
import io.github.azurebatch.camunda.local.impl.account.state.StateHistory;
import io.github.azurebatch.camunda.local.impl.wire.WireTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The properties that jobs, tasks and pools have in common. */
public final class CommonFields {

  private CommonFields() {}

  public static void time(ObjectNode node, String name, @Nullable Instant time) {
    if (time != null) {
      node.put(name, WireTime.json(time));
    }
  }

  public static void revision(ObjectNode node, Revision revision) {
    node.put("eTag", revision.eTag());
    time(node, "lastModified", revision.lastModified());
  }

  public static void state(ObjectNode node, StateHistory<?> states) {
    node.put("state", states.current().toString());
    time(node, "stateTransitionTime", states.since());
  }

  public static void previousState(ObjectNode node, StateHistory<?> states) {
    if (states.previous() != null) {
      node.put("previousState", states.previous().toString());
      time(node, "previousStateTransitionTime", states.previousSince());
    }
  }
}
