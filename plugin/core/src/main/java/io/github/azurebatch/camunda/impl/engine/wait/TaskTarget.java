package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.cancel.Terminations;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.stored.StoredRecord;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputElsewhere;
import io.github.azurebatch.camunda.impl.engine.outcome.task.TaskExpectation;
import io.github.azurebatch.camunda.impl.engine.variable.task.CreatedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.GivenTasks;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * A wait for one task.
 *
 * @param resubmitOnSasExpiry whether the task is submitted anew where its signatures end while it
 *     is queued
 * @param unread whether the model gives its ids only: what it uploads is still to be read
 */
public record TaskTarget(
    TaskExpectation expectation, Attempt attempt, boolean resubmitOnSasExpiry, boolean unread)
    implements WaitTarget {

  static final String TASK = "task";

  private static final String ATTEMPT = "attempt";
  private static final String ELSEWHERE = "elsewhere";

  /** The first attempt at it. */
  public static TaskTarget of(TaskExpectation expectation, boolean resubmitOnSasExpiry) {
    return of(expectation, resubmitOnSasExpiry, false);
  }

  /** A task that something else has submitted. */
  public static TaskTarget unread(TaskExpectation expectation, boolean resubmitOnSasExpiry) {
    return of(expectation, resubmitOnSasExpiry, true);
  }

  private static TaskTarget of(
      TaskExpectation expectation, boolean resubmitOnSasExpiry, boolean unread) {
    String taskId = expectation.task().reference().taskId();
    return new TaskTarget(expectation, Attempt.first(taskId), resubmitOnSasExpiry, unread);
  }

  /** This target, now that the output files of its task are known. */
  public TaskTarget read(SubmittedTask task, List<OutputElsewhere> elsewhere) {
    return new TaskTarget(expectation.of(task, elsewhere), attempt, resubmitOnSasExpiry, false);
  }

  /** The task itself runs once more. */
  public TaskTarget reactivated(Instant completed) {
    return new TaskTarget(expectation, attempt.reactivated(completed), resubmitOnSasExpiry, unread);
  }

  /** The next attempt, which is another task. */
  public TaskTarget resubmitted(SubmittedTask task) {
    Attempt next = attempt.next();
    return new TaskTarget(expectation.of(task, next.number()), next, resubmitOnSasExpiry, unread);
  }

  @Override
  public String account() {
    return expectation.task().account();
  }

  @Override
  public String jobId() {
    return expectation.task().reference().jobId();
  }

  public String taskId() {
    return expectation.task().reference().taskId();
  }

  @Override
  public Instant since() {
    Instant after = attempt.after();
    return after == null ? expectation.task().submitted() : after;
  }

  @Override
  public Optional<TaskTarget> unreadTask() {
    return unread ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Progress newProgress() {
    return new TaskProgress(this);
  }

  @Override
  public OnCancel onCancel() {
    return expectation.task().onCancel();
  }

  @Override
  public void terminate(Terminations terminations, ExecutionEntity cancelled) {
    if (onCancel() == OnCancel.LEAVE) {
      // the variable of its scope may say otherwise
      spare(terminations);
    } else {
      terminations.add(cancelled, expectation.task());
    }
  }

  @Override
  public void terminateOpen(Terminations terminations, ExecutionEntity awaiting) {
    SubmittedTask task = expectation.task();
    terminations.addOpen(
        awaiting, account(), List.of(new CreatedTask(task.reference(), task.creation().last())));
  }

  @Override
  public TaskTarget letRun() {
    SubmittedTask task = expectation.task().leave();
    return new TaskTarget(
        expectation.of(task, attempt.number()), attempt, resubmitOnSasExpiry, unread);
  }

  @Override
  public TaskTarget toResubmit() {
    if (unread || expectation.task().scope() == null) {
      throw new InvalidInputException(
          "%s was not submitted by an activity of this plugin, and is not submitted anew. Submit it again where it came from, and move the token"
              .formatted(description()));
    }
    return this;
  }

  @Override
  public void spare(Terminations terminations) {
    terminations.spare(expectation.task());
  }

  @Override
  public Stream<Upload> uploads() {
    return expectation.task().outputFiles().stream().map(file -> new Upload(0, file));
  }

  @Override
  public Names names() {
    return GivenTasks.names(expectation.task());
  }

  @Override
  public String description() {
    return "Azure Batch task '%s' (job '%s')".formatted(taskId(), jobId());
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(TASK, expectation.task().toMap());
    map.put("required", expectation.required());
    map.put("inline", InlineOutput.toList(expectation.inline()));
    map.put(ATTEMPT, StoredRecord.toMap(attempt));
    map.put("resubmitOnSasExpiry", resubmitOnSasExpiry);
    map.put("uploadDetails", expectation.uploadDetails());
    map.put(ELSEWHERE, expectation.elsewhere().stream().map(StoredRecord::toMap).toList());
    map.put("unread", unread);
    return map;
  }

  static TaskTarget from(Fields fields) {
    SubmittedTask task = SubmittedTask.from(Fields.of(fields.value(TASK)));
    Attempt attempt =
        fields.has(ATTEMPT)
            ? StoredRecord.of(Attempt.class, fields.nested(ATTEMPT))
            : Attempt.first(task.reference().taskId());
    return new TaskTarget(
        new TaskExpectation(
            task,
            fields.texts("required"),
            fields.list("inline").stream().map(InlineOutput::from).toList(),
            attempt.number(),
            fields.flag("uploadDetails"),
            fields.objects(ELSEWHERE, each -> StoredRecord.of(OutputElsewhere.class, each))),
        attempt,
        fields.flag("resubmitOnSasExpiry"),
        fields.flag("unread"));
  }
}
