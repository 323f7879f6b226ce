package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.submit.AnyTask;
import io.github.azurebatch.camunda.impl.engine.submit.OnAllTasksComplete;
import io.github.azurebatch.camunda.impl.engine.submit.TaskOwner;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmission;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.submit.output.DefaultDestination;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Reads the inputs of the activity that submits a list: a task for each item. Nothing is sent. */
final class TaskListReader {

  private final Inputs inputs;
  private final TaskPattern pattern;
  private final Items items;
  private final TaskOwner owner;
  private final AccountClients account;
  private final TaskSubmissionReader reader;
  private final String jobId;
  private final DefaultDestination destination;
  private final OnAllTasksComplete onAllTasksComplete;

  TaskListReader(Inputs inputs, TaskOwner owner, TaskSubmissionReader reader) {
    this.inputs = inputs;
    this.pattern = new TaskPattern(inputs);
    this.items = Items.read(inputs);
    this.owner = owner;
    this.account = inputs.account();
    this.reader = reader;
    // the process's right to the job is asked for with each task: a cancellation makes no call
    this.jobId = inputs.batchId(AzureBatchInputs.JOB_ID);
    this.destination = DefaultDestination.ofEarlier(inputs);
    this.onAllTasksComplete = OnAllTasksComplete.read(inputs);
  }

  /**
   * Checks all items, so that a wrong one is found before any task is sent.
   *
   * @throws InvalidInputException if one lacks a field, or two would write the same blob
   */
  SubmissionState begin() {
    SubmissionState state =
        new SubmissionState(owner.key(), prefix(items.count()), items.count(), 0, null, null, null);
    BlobCollisions collisions = new BlobCollisions(common(state).outputFiles());
    for (int index = 1; index <= state.count(); index++) {
      Item item = item(state, index);
      pattern.of(item);
      inputs.checked(AzureBatchInputs.OUTPUT_FILES, item, collisions::add);
    }
    return state;
  }

  private String prefix(int count) {
    int reserved = 1 + SubmittedTasks.width(count);
    if (inputs.value(AzureBatchInputs.TASK_ID) == null) {
      return owner.defaultTaskId(reserved);
    }
    return inputs.checked(
        AzureBatchInputs.TASK_ID,
        inputs.text(AzureBatchInputs.TASK_ID),
        given -> {
          BatchId.check("task", SubmittedTasks.taskId(given, count, count));
          return given;
        });
  }

  /**
   * The tasks that are not submitted yet, in their order. Their signatures are as fresh as the
   * call.
   *
   * @param most how many are read: they are held in memory
   * @throws InvalidInputException if the items are not those that the submission began with
   */
  List<TaskSubmission> next(SubmissionState state, int most) {
    if (items.count() != state.count()) {
      throw inputs.invalid(
          AzureBatchInputs.ITEMS,
          "had %d items when the submission began and has %d now; restore it"
              .formatted(state.count(), items.count()));
    }
    int last = Math.min(state.done() + most, state.count());
    return IntStream.rangeClosed(state.done() + 1, last)
        .mapToObj(index -> pattern.of(item(state, index)))
        .map(task -> reader.read(task, owner, destination))
        .toList();
  }

  AccountClients account() {
    return account;
  }

  String jobId() {
    return jobId;
  }

  OnAllTasksComplete onAllTasksComplete() {
    return onAllTasksComplete;
  }

  private Item item(SubmissionState state, int index) {
    return new Item(
        index,
        items.at().apply(index - 1),
        jobId,
        SubmittedTasks.taskId(state.taskIdPrefix(), index, state.count()),
        owner.processInstanceId());
  }

  /**
   * The list as it is kept in a variable.
   *
   * @param scope whose variable it becomes
   * @param now when a list without items, which the service never gets, counts as submitted
   */
  SubmittedTasks submitted(SubmissionState state, Instant now, String scope) {
    Common common = common(state);
    return new SubmittedTasks(
        account.name(),
        jobId,
        state.taskIdPrefix(),
        state.count(),
        state.submitted() == null ? now : state.submitted(),
        state.lastSubmitted(),
        state.sasExpiry(),
        inputs.duration(AzureBatchInputs.MAX_WALL_CLOCK_TIME),
        onCancel(),
        scope,
        common.outputFiles(),
        common.warnings());
  }

  /** What was submitted of the list so far, to terminate it. */
  SubmittedTasks begun(SubmissionState state) {
    return new SubmittedTasks(
        account.name(),
        jobId,
        state.taskIdPrefix(),
        state.count(),
        Objects.requireNonNullElse(state.submitted(), Instant.EPOCH),
        state.lastSubmitted(),
        null,
        null,
        onCancel(),
        null,
        List.of(),
        List.of());
  }

  private OnCancel onCancel() {
    return reader.onCancel(inputs);
  }

  /** What all tasks have in common, with placeholders where they differ. */
  private record Common(List<DeclaredOutputFile> outputFiles, List<String> warnings) {}

  private Common common(SubmissionState state) {
    if (state.count() == 0) {
      return new Common(List.of(), List.of());
    }
    Inputs any = pattern.anyOf(item(state, 1)).with(Map.of(AzureBatchInputs.TASK_ID, AnyTask.ID));
    TaskSubmission task = reader.read(any, owner, destination);
    return new Common(
        task.outputFiles().stream().map(file -> file.at(AnyTask.asTemplate(file.path()))).toList(),
        task.warnings());
  }
}
