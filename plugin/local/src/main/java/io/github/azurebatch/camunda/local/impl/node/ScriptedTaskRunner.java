package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.TaskAssignment;
import io.github.azurebatch.camunda.local.TaskScript;
import java.util.Optional;

/** A node that does what a script says for the tasks that have one, and runs the others. */
public final class ScriptedTaskRunner implements TaskRunner {

  private final NodeTaskRunner node;
  private final TaskScripts scripts;

  public ScriptedTaskRunner(NodeTaskRunner node, TaskScripts scripts) {
    this.node = node;
    this.scripts = scripts;
  }

  @Override
  public TaskOutcome run(TaskAssignment assignment, TaskProgress progress)
      throws InterruptedException {
    Optional<TaskScript> script = scripts.find(assignment.taskId());
    return script.isEmpty()
        ? node.run(assignment, progress)
        : node.run(assignment, progress, new ScriptedWork(script.get(), node.clock()));
  }
}
