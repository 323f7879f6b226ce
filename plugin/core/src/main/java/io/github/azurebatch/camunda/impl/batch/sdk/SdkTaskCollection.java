package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.batch.TaskAddResult;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BatchOperation;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkFaults;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkTaskModel;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.impl.throttle.Pause;
import io.github.azurebatch.camunda.impl.throttle.Tries;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Adds lists of tasks in as few requests as the service allows. The SDK's own method counts every
 * task that exists as added, and repeats server errors for ever.
 */
final class SdkTaskCollection {

  private static final String TOO_LARGE = "RequestBodyTooLarge";

  private final SdkCalls calls;
  private final SdkTaskLists lists;
  private final Pause pause;
  private final Duration firstPause;

  SdkTaskCollection(SdkCalls calls, SdkTaskLists lists, Pause pause, Duration firstPause) {
    this.calls = calls;
    this.lists = lists;
    this.pause = pause;
    this.firstPause = firstPause;
  }

  List<TaskAddResult> add(String jobId, List<TaskSpecification> tasks) {
    checkIds(tasks);
    var results = new SdkAddResults(calls, lists, jobId);
    List<Sized> sized = tasks.stream().map(this::sized).toList();
    sized.stream()
        .filter(task -> !TaskChunks.fits(task.bytes()))
        .forEach(task -> results.tooLarge(task.task(), task.bytes()));
    List<Sized> fitting = sized.stream().filter(task -> TaskChunks.fits(task.bytes())).toList();
    for (List<Sized> chunk : TaskChunks.of(fitting, Sized::bytes)) {
      calls.run(
          BatchOperation.ADD_TASK_COLLECTION,
          "Adding %d tasks to Azure Batch job '%s'".formatted(chunk.size(), jobId),
          () -> addWithRetries(chunk, results));
    }
    return tasks.stream().map(results::of).toList();
  }

  private static void checkIds(List<TaskSpecification> tasks) {
    Set<String> ids = new HashSet<>();
    for (TaskSpecification task : tasks) {
      String id = BatchId.check("task", task.reference().taskId());
      if (!ids.add(id.toLowerCase(Locale.ROOT))) {
        throw new InvalidInputException(
            "Two tasks have the id '%s'; case makes no difference. Nothing was added"
                .formatted(id));
      }
    }
  }

  /** Tries again the tasks that the service failed to add. */
  private void addWithRetries(List<Sized> chunk, SdkAddResults results) {
    List<Sized> left = chunk;
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      Set<String> failed = results.take(left, request(left, results), attempt == Tries.MOST);
      left = left.stream().filter(task -> failed.contains(task.key())).toList();
      if (!left.isEmpty()) {
        pause.orUntilInterrupted(firstPause.multipliedBy(attempt));
      }
    }
  }

  private List<com.microsoft.azure.batch.protocol.models.TaskAddResult> request(
      List<Sized> tasks, SdkAddResults results) {
    try {
      var wire = tasks.stream().map(Sized::wire).toList();
      return calls.client().tasks().addCollection(results.jobId(), wire).value();
    } catch (BatchErrorException e) {
      if (SdkTasks.JOB_ENDED.contains(SdkFaults.code(e)) && results.wereAddedBefore(tasks)) {
        return List.of();
      }
      if (!TOO_LARGE.equals(SdkFaults.code(e))) {
        throw e;
      }
      return halved(tasks, results);
    }
  }

  private List<com.microsoft.azure.batch.protocol.models.TaskAddResult> halved(
      List<Sized> tasks, SdkAddResults results) {
    if (tasks.size() == 1) {
      results.tooLarge(tasks.get(0).task(), tasks.get(0).bytes());
      return List.of();
    }
    int middle = tasks.size() / 2;
    return Stream.of(tasks.subList(0, middle), tasks.subList(middle, tasks.size()))
        .flatMap(half -> request(half, results).stream())
        .toList();
  }

  private Sized sized(TaskSpecification task) {
    TaskAddParameter wire = SdkTaskModel.from(task);
    return new Sized(task, wire, SdkBody.length(calls, wire));
  }

  /** A task as it is sent, and its length in bytes. */
  record Sized(TaskSpecification task, TaskAddParameter wire, int bytes) {

    String key() {
      return SdkAddResults.key(task.reference().taskId());
    }
  }
}
