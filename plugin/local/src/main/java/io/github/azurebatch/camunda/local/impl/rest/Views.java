package io.github.azurebatch.camunda.local.impl.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.Revision;
import io.github.azurebatch.camunda.local.impl.account.States;
import io.github.azurebatch.camunda.local.impl.wire.WireTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the renderings of jobs, tasks and pools have in common. */
final class Views {

  private Views() {}

  static void time(ObjectNode node, String name, @Nullable Instant time) {
    if (time != null) {
      node.put(name, WireTime.json(time));
    }
  }

  static void revision(ObjectNode node, Revision revision) {
    node.put("eTag", revision.eTag());
    time(node, "lastModified", revision.lastModified());
  }

  static void state(ObjectNode node, States<?> states) {
    node.put("state", states.current().toString());
    time(node, "stateTransitionTime", states.since());
  }

  static void previousState(ObjectNode node, States<?> states) {
    if (states.previous() != null) {
      node.put("previousState", states.previous().toString());
      time(node, "previousStateTransitionTime", states.previousSince());
    }
  }
}
