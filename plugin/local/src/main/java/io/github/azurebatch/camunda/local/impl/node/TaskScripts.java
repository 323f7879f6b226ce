package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.TaskScript;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The scripts of a local service; may be changed at any time, by any thread. */
public final class TaskScripts {

  private final ConcurrentLinkedDeque<TaskScript> scripts = new ConcurrentLinkedDeque<>();

  /** Adds a script; where several match a task, the one added last is taken. */
  public void add(TaskScript script) {
    scripts.addFirst(script);
  }

  /** Lets all tasks run really again. */
  public void clear() {
    scripts.clear();
  }

  Optional<TaskScript> find(String taskId) {
    return scripts.stream().filter(script -> script.appliesTo(taskId)).findFirst();
  }
}
