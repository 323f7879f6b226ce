package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.TaskAssignment;
import java.util.Optional;
import java.util.function.Function;

/** A node that does what a script says for the tasks that have one, and runs the others. */
public final class ScriptedTaskRunner implements TaskRunner {

  private final NodeTaskRunner node;
  private final Function<String, Optional<Script>> scripts;

  /**
   * @param scripts finds the script of a task by the task's id
   */
  public ScriptedTaskRunner(NodeTaskRunner node, Function<String, Optional<Script>> scripts) {
    this.node = node;
    this.scripts = scripts;
  }

  @Override
  public TaskOutcome run(TaskAssignment assignment, ProgressListener progress)
      throws InterruptedException {
    Optional<Script> script = scripts.apply(assignment.taskId());
    return script.isEmpty()
        ? node.run(assignment, progress)
        : node.run(assignment, progress, new ScriptedWork(script.get(), node.clock()));
  }
}
