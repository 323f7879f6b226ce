package io.github.azurebatch.camunda.cockpit.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.azurebatch.camunda.operate.TaskLook;
import io.github.azurebatch.camunda.operate.WaitLook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Azure Batch said of the tasks of a wait when it was asked. Times are of ISO 8601; what is
 * not known is absent.
 *
 * @param tasks of a list or a job the first that have not completed
 * @param nextPoll when the Batch job is polled next; absent where another engine node does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LookView(List<TaskView> tasks, @Nullable String nextPoll) {

  /** A task; {@code since} is when its state began. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TaskView(
      String taskId,
      String state,
      String since,
      @Nullable String poolId,
      @Nullable String nodeId,
      @Nullable String startTime,
      @Nullable Integer exitCode,
      int retryCount,
      int requeueCount) {

    static TaskView of(TaskLook task) {
      return new TaskView(
          task.taskId(),
          task.state(),
          task.since().toString(),
          task.poolId().orElse(null),
          task.nodeId().orElse(null),
          task.startTime().map(Instant::toString).orElse(null),
          WaitView.integer(task.exitCode()),
          task.retryCount(),
          task.requeueCount());
    }
  }

  public static LookView of(WaitLook look) {
    return new LookView(
        look.tasks().stream().map(TaskView::of).toList(), WaitView.text(look.nextPoll()));
  }
}
