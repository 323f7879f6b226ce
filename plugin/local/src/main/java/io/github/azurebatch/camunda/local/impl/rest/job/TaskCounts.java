package io.github.azurebatch.camunda.local.impl.rest.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import io.github.azurebatch.camunda.local.impl.wire.Json;

/** Counts a job's tasks; documented: preparing ones count as running. */
final class TaskCounts {

  private int active;
  private int running;
  private int succeeded;
  private int failed;

  static ObjectNode of(LocalJob job) {
    TaskCounts tasks = new TaskCounts();
    TaskCounts slots = new TaskCounts();
    for (LocalTask task : job.tasks().byId().values()) {
      tasks.add(task, 1);
      slots.add(task, task.spec().path("requiredSlots").asInt(1));
    }
    ObjectNode counts = Json.object();
    counts.set("taskCounts", tasks.json());
    counts.set("taskSlotCounts", slots.json());
    return counts;
  }

  private void add(LocalTask task, int amount) {
    switch (task.states().current()) {
      case ACTIVE -> active += amount;
      case PREPARING, RUNNING -> running += amount;
      case COMPLETED -> {
        if (task.execution().isFailed()) {
          failed += amount;
        } else {
          succeeded += amount;
        }
      }
    }
  }

  private ObjectNode json() {
    return Json.object()
        .put("active", active)
        .put("running", running)
        .put("completed", succeeded + failed)
        .put("succeeded", succeeded)
        .put("failed", failed);
  }
}
