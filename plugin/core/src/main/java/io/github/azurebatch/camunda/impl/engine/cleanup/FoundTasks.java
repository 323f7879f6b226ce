package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The tasks that one clean-up finds: counted, with the first ids of each kind that is named. */
final class FoundTasks {

  /** The most ids of failed tasks that the result names. */
  private static final int MAX_NAMED = 100;

  private final int mostSucceeded;
  private final List<String> firstSucceeded = new ArrayList<>();
  private final List<String> firstFailed = new ArrayList<>();
  private Instant lastSuccess = Instant.MIN;
  private int succeeded;
  private int failed;
  private int open;

  /**
   * @param mostSucceeded how many ids of tasks that succeeded are kept
   */
  FoundTasks(int mostSucceeded) {
    this.mostSucceeded = mostSucceeded;
  }

  void note(TaskSnapshot task) {
    String id = task.reference().taskId();
    if (task.state() != TaskState.COMPLETED) {
      open++;
    } else if (hasSucceeded(task)) {
      Instant completion = task.stateTransitionTime().toInstant();
      lastSuccess = completion.isAfter(lastSuccess) ? completion : lastSuccess;
      succeeded++;
      add(id, firstSucceeded, mostSucceeded);
    } else {
      failed++;
      add(id, firstFailed, MAX_NAMED);
    }
  }

  private static void add(String id, List<String> ids, int most) {
    if (ids.size() < most) {
      ids.add(id);
    }
  }

  static boolean hasSucceeded(TaskSnapshot task) {
    return task.state() == TaskState.COMPLETED && task.result() == TaskResult.SUCCESS;
  }

  boolean allSucceeded() {
    return failed == 0 && open == 0;
  }

  int succeeded() {
    return succeeded;
  }

  int failed() {
    return failed;
  }

  int open() {
    return open;
  }

  List<String> firstSucceeded() {
    return Collections.unmodifiableList(firstSucceeded);
  }

  List<String> firstFailed() {
    return Collections.unmodifiableList(firstFailed);
  }

  /** When the last of those that succeeded completed, by the service's clock. */
  Instant lastSuccess() {
    return lastSuccess;
  }
}
