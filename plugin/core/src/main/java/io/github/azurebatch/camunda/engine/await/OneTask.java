package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.OnCancel;
import io.github.azurebatch.camunda.engine.cancel.Terminations;
import io.github.azurebatch.camunda.engine.outcome.Expectation;
import io.github.azurebatch.camunda.engine.outcome.OutputElsewhere;
import io.github.azurebatch.camunda.engine.output.InlineOutput;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.variable.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * A wait for one task.
 *
 * @param resubmitOnSasExpiry whether the task is submitted anew where its signatures end while it
 *     is queued
 * @param unread whether the model gives its ids only: what it uploads is still to be read
 */
record OneTask(
    Expectation expectation, Attempt attempt, boolean resubmitOnSasExpiry, boolean unread)
    implements Awaited {

  static final String TASK = "task";

  private static final String ATTEMPT = "attempt";
  private static final String ELSEWHERE = "elsewhere";

  /** The first attempt at it. */
  static OneTask of(Expectation expectation, boolean resubmitOnSasExpiry) {
    return of(expectation, resubmitOnSasExpiry, false);
  }

  /** A task that something else has submitted. */
  static OneTask unread(Expectation expectation, boolean resubmitOnSasExpiry) {
    return of(expectation, resubmitOnSasExpiry, true);
  }

  private static OneTask of(Expectation expectation, boolean resubmitOnSasExpiry, boolean unread) {
    String taskId = expectation.task().reference().taskId();
    return new OneTask(expectation, Attempt.first(taskId), resubmitOnSasExpiry, unread);
  }

  /** Now that it is known what it uploads. */
  OneTask read(SubmittedTask task, List<OutputElsewhere> elsewhere) {
    return new OneTask(expectation.of(task, elsewhere), attempt, resubmitOnSasExpiry, false);
  }

  /** The same task runs once more. */
  OneTask reactivated(Instant completed) {
    return new OneTask(expectation, attempt.reactivated(completed), resubmitOnSasExpiry, unread);
  }

  /** The next attempt, which is another task. */
  OneTask resubmitted(SubmittedTask task) {
    Attempt next = attempt.next();
    return new OneTask(expectation.of(task, next.number()), next, resubmitOnSasExpiry, unread);
  }

  @Override
  public String account() {
    return expectation.task().account();
  }

  @Override
  public String jobId() {
    return expectation.task().reference().jobId();
  }

  String taskId() {
    return expectation.task().reference().taskId();
  }

  @Override
  public Instant since() {
    Instant after = attempt.after();
    return after == null ? expectation.task().submitted() : after;
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
    terminations.add(cancelled, expectation.task());
  }

  @Override
  public void spare(Terminations terminations) {
    terminations.spare(expectation.task());
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
    map.put(ATTEMPT, attempt.toMap());
    map.put("resubmitOnSasExpiry", resubmitOnSasExpiry);
    map.put("uploadDetails", expectation.uploadDetails());
    map.put(ELSEWHERE, expectation.elsewhere().stream().map(OutputElsewhere::toMap).toList());
    map.put("unread", unread);
    return map;
  }

  static OneTask from(Fields fields) {
    SubmittedTask task = SubmittedTask.from(Fields.of(fields.value(TASK)));
    Attempt attempt =
        fields.has(ATTEMPT)
            ? Attempt.from(Fields.of(fields.value(ATTEMPT)))
            : Attempt.first(task.reference().taskId());
    return new OneTask(
        new Expectation(
            task,
            fields.texts("required"),
            fields.list("inline").stream().map(InlineOutput::from).toList(),
            attempt.number(),
            fields.flag("uploadDetails"),
            fields.list(ELSEWHERE).stream().map(Fields::of).map(OutputElsewhere::from).toList()),
        attempt,
        fields.flag("resubmitOnSasExpiry"),
        fields.flag("unread"));
  }
}
