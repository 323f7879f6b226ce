package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.node.Script;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The scripts of a local service. May be changed at any time, by any thread. */
public final class TaskScripts {

  private final ConcurrentLinkedDeque<TaskScript> scripts = new ConcurrentLinkedDeque<>();

  TaskScripts() {}

  /** Adds a script; where several match a task, the one added last is taken. */
  public void add(TaskScript script) {
    scripts.addFirst(script);
  }

  /** Removes all scripts: tasks run their command lines again. */
  public void clear() {
    scripts.clear();
  }

  Optional<Script> find(String taskId) {
    return scripts.stream()
        .filter(script -> script.appliesTo(taskId))
        .findFirst()
        .map(TaskScript::script);
  }
}
