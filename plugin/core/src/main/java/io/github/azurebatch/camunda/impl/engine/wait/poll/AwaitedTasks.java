package io.github.azurebatch.camunda.impl.engine.wait.poll;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import io.github.azurebatch.camunda.impl.engine.wait.TaskProgress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Those tasks of a long listing that a wait is for, whoever else has completed tasks in the job.
 */
final class AwaitedTasks implements Predicate<TaskSnapshot> {

  private final Set<String> ofSingleTasks = new HashSet<>();
  private final List<Progress> others = new ArrayList<>();

  AwaitedTasks(Collection<Progress> awaiting) {
    for (Progress progress : awaiting) {
      if (progress instanceof TaskProgress) {
        progress.openTaskIds().forEach(ofSingleTasks::add);
      } else if (progress.looksForTasks()) {
        others.add(progress);
      }
    }
  }

  @Override
  public boolean test(TaskSnapshot task) {
    String id = task.reference().taskId();
    return ofSingleTasks.contains(id) || others.stream().anyMatch(wait -> wait.awaits(id));
  }
}
