package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.step.LogNames;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.time.Instant;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** Adds a task to its job: the call to the Batch service, after everything is read and checked. */
public final class SubmitTask {

  private SubmitTask() {}

  /**
   * Submits the task, which is safe to repeat.
   *
   * <p>If the task is added and its job cannot be told to end, the activity's transaction is rolled
   * back as after any other failure: the engine tries again and finds the task. If the process
   * instance is deleted instead, the reconciler finds it.
   *
   * @param scope whose variable the result becomes
   */
  public static SubmittedTask execute(TaskSubmission task, ActivityExecution scope) {
    TaskReference reference = task.specification().reference();
    LogNames.concerns(task.account().name(), reference.jobId(), reference.taskId());
    Instant added = task.account().batch().addTask(task.specification());
    task.account().submissions().increment();
    if (task.onAllTasksComplete() == OnAllTasksComplete.TERMINATE_JOB) {
      task.account().batch().terminateJobOnAllTasksComplete(reference.jobId());
    }
    return task.submitted(added, scope);
  }
}
