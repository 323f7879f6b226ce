package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskGetOptions;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.batch.file.UrlSigner;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BatchOperation;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkFaults;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkDefinitions;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkTaskModel;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkTimes;
import io.github.azurebatch.camunda.impl.batch.task.TaskCopy;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;

/** Adds, reads, terminates, deletes and reactivates single tasks. */
final class SdkTasks {

  private static final Set<String> EXISTS = Set.of("TaskExists");
  private static final Set<String> GONE = Set.of("TaskNotFound", "JobNotFound");
  private static final Set<String> DELETED =
      Set.of("TaskNotFound", "JobNotFound", "JobBeingDeleted");
  private static final Set<String> ENDED =
      Set.of(
          "TaskNotFound",
          "TaskCompleted",
          "JobNotFound",
          "JobCompleted",
          "JobBeingTerminated",
          "JobBeingDeleted");

  /** Codes of a job that takes no more tasks, and may have completed with the task to add. */
  static final Set<String> JOB_ENDED = Set.of("JobCompleted", "JobBeingTerminated");

  private static final int CONFLICT = 409;

  private final SdkCalls calls;

  SdkTasks(SdkCalls calls) {
    this.calls = calls;
  }

  Instant add(TaskSpecification task) {
    TaskReference reference = task.reference();
    BatchId.check("task", reference.taskId());
    TaskAddParameter wire = SdkTaskModel.from(task);
    return calls.get(
        BatchOperation.ADD_TASK,
        "Adding " + named(reference),
        () -> added(reference, task.key(), wire));
  }

  Optional<TaskDefinition> definition(TaskReference task) {
    return calls.find(
        BatchOperation.GET_TASK,
        "Reading " + named(task),
        GONE,
        () -> SdkDefinitions.of(task, now(task, "")));
  }

  Instant addCopy(TaskReference original, TaskCopy copy, UrlSigner signer) {
    TaskReference added = new TaskReference(original.jobId(), BatchId.check("task", copy.taskId()));
    return calls.get(
        BatchOperation.ADD_TASK,
        "Adding %s again as '%s'".formatted(named(original), copy.taskId()),
        () -> {
          var wire = new SdkCopies(signer, original, copy).of(now(original, ""));
          return added(added, copy.key(), wire);
        });
  }

  void terminate(TaskReference task) {
    calls.runUnless(
        BatchOperation.TERMINATE_TASK,
        "Terminating " + named(task),
        ENDED,
        () -> calls.client().tasks().terminate(task.jobId(), task.taskId()));
  }

  void delete(TaskReference task) {
    calls.runUnless(
        BatchOperation.DELETE_TASK,
        "Deleting " + named(task),
        DELETED,
        () -> calls.client().tasks().delete(task.jobId(), task.taskId()));
  }

  void reactivate(TaskReference task) {
    String action = "Reactivating " + named(task);
    calls.run(
        BatchOperation.REACTIVATE_TASK,
        action,
        () -> {
          try {
            calls.client().tasks().reactivate(task.jobId(), task.taskId());
          } catch (BatchErrorException e) {
            throw e.response().code() == CONFLICT ? calls.faults().refused(action, e) : e;
          }
        });
  }

  private Instant added(TaskReference task, String key, TaskAddParameter wire) {
    try {
      return SdkCalls.unless(EXISTS, () -> addedNow(task, wire))
          .flatMap(SdkTimes::added)
          .orElseGet(() -> addedBefore(task, key));
    } catch (BatchErrorException e) {
      return addedBeforeTheEnd(task, key, e);
    }
  }

  private Instant addedBeforeTheEnd(TaskReference task, String key, BatchErrorException refusal) {
    if (!JOB_ENDED.contains(SdkFaults.code(refusal))) {
      throw refusal;
    }
    return SdkCalls.unless(GONE, () -> now(task, SdkExistingTask.FIELDS))
        .map(existing -> SdkExistingTask.accepted(task, key, existing))
        .orElseThrow(() -> refusal);
  }

  private Headers addedNow(TaskReference task, TaskAddParameter wire) {
    var answer = calls.client().tasks().addWithServiceResponseAsync(task.jobId(), wire);
    return SdkBody.within(named(task), () -> answer.toBlocking().single().response().headers());
  }

  private Instant addedBefore(TaskReference task, String key) {
    CloudTask existing = SdkCalls.existing(task.taskId(), () -> now(task, SdkExistingTask.FIELDS));
    return SdkExistingTask.accepted(task, key, existing);
  }

  /** The task's fields; all of them for an empty selection. */
  private CloudTask now(TaskReference task, String fields) {
    var options = fields.isEmpty() ? null : new TaskGetOptions().withSelect(fields);
    return calls.client().tasks().get(task.jobId(), task.taskId(), options);
  }

  static String named(TaskReference task) {
    return "Azure Batch task '%s' (job '%s')".formatted(task.taskId(), task.jobId());
  }
}
