package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.batch.protocol.models.BatchError;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.TaskAddStatus;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.TaskAddResult;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkTimes;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects for each task of a list whether it was added. */
final class SdkAddResults {

  private final SdkCalls calls;
  private final SdkTaskLists lists;
  private final String jobId;
  private final Map<String, TaskAddResult> results = new HashMap<>();

  SdkAddResults(SdkCalls calls, SdkTaskLists lists, String jobId) {
    this.calls = calls;
    this.lists = lists;
    this.jobId = jobId;
  }

  /** For the service, ids that differ only in case are equal. */
  static String key(String taskId) {
    return taskId.toLowerCase(Locale.ROOT);
  }

  String jobId() {
    return jobId;
  }

  TaskAddResult of(TaskSpecification task) {
    return Objects.requireNonNull(results.get(key(task.reference().taskId())));
  }

  void tooLarge(TaskSpecification task, int bytes) {
    fail(task.reference(), SdkBody.tooLarge(SdkTasks.named(task.reference()), bytes));
  }

  /**
   * Takes the answers to one request.
   *
   * @param last whether server errors are final
   * @return the keys of the tasks to try again
   */
  Set<String> take(
      List<SdkTaskCollection.Sized> tasks,
      List<com.microsoft.azure.batch.protocol.models.TaskAddResult> answers,
      boolean last) {
    var byId =
        answers.stream()
            .collect(Collectors.toMap(answer -> key(answer.taskId()), answer -> answer));
    List<TaskSpecification> existing = new ArrayList<>();
    Set<String> again = new HashSet<>();
    for (SdkTaskCollection.Sized task : tasks) {
      var answer = byId.get(task.key());
      if (answer == null || answer.status() == TaskAddStatus.SERVER_ERROR) {
        unanswered(task, answer == null ? null : answer.error(), last, again);
      } else if (answer.status() == TaskAddStatus.SUCCESS) {
        SdkTimes.added(answer.eTag(), answer.lastModified())
            .ifPresentOrElse(
                added -> add(TaskAddResult.added(task.task().reference(), added)),
                () -> existing.add(task.task()));
      } else if (isThere(answer.error())) {
        existing.add(task.task());
      } else {
        TaskReference reference = task.task().reference();
        fail(reference, calls.faults().refused(adding(reference), answer.error()));
      }
    }
    judge(existing);
    return again;
  }

  private void unanswered(
      SdkTaskCollection.Sized task, @Nullable BatchError error, boolean last, Set<String> again) {
    if (results.containsKey(task.key())) {
      return;
    }
    if (last) {
      TaskReference reference = task.task().reference();
      fail(reference, calls.faults().failedThere(adding(reference), error));
    } else {
      again.add(task.key());
    }
  }

  private static boolean isThere(@Nullable BatchError error) {
    return error != null && "TaskExists".equals(error.code());
  }

  /** Whether an earlier try has added all of the tasks; then they count as added. */
  boolean wereAddedBefore(List<SdkTaskCollection.Sized> tasks) {
    judge(tasks.stream().map(SdkTaskCollection.Sized::task).toList());
    return tasks.stream().allMatch(task -> of(task.task()).fault() == null);
  }

  /** Finds out in one listing whether the tasks are those of this activity. */
  private void judge(List<TaskSpecification> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    var ids = tasks.stream().map(task -> task.reference().taskId()).toList();
    Map<String, CloudTask> existing =
        lists
            .existing(jobId, ids)
            .collect(Collectors.toMap(task -> key(task.id()), Function.identity()));
    tasks.forEach(task -> judge(task, existing.get(key(task.reference().taskId()))));
  }

  private void judge(TaskSpecification task, @Nullable CloudTask existing) {
    TaskReference reference = task.reference();
    if (existing == null) {
      fail(reference, SdkCalls.goneAtThatMoment("TaskNotFound", reference.taskId()));
      return;
    }
    try {
      add(
          TaskAddResult.added(
              reference, SdkExistingTask.accepted(reference, task.key(), existing)));
    } catch (InvalidInputException e) {
      fail(reference, e);
    }
  }

  private static String adding(TaskReference task) {
    return "Adding " + SdkTasks.named(task);
  }

  private void fail(TaskReference task, AzureBatchException fault) {
    add(TaskAddResult.failed(task, fault));
  }

  private void add(TaskAddResult result) {
    results.put(key(result.reference().taskId()), result);
  }
}
