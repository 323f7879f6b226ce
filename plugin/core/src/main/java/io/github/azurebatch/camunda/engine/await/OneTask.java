package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.cancel.Terminations;
import io.github.azurebatch.camunda.engine.outcome.Expectation;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.variable.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * A wait for one task.
 *
 * @param resubmitOnSasExpiry whether the task is submitted anew where its signatures end while it
 *     is queued
 */
record OneTask(Expectation expectation, Attempt attempt, boolean resubmitOnSasExpiry)
    implements Awaited {

  static final String TASK = "task";

  private static final String ATTEMPT = "attempt";

  /** The first attempt at it. */
  static OneTask of(Expectation expectation, boolean resubmitOnSasExpiry) {
    return new OneTask(
        expectation, Attempt.first(expectation.task().reference().taskId()), resubmitOnSasExpiry);
  }

  /** The same task runs once more. */
  OneTask reactivated(Instant completed) {
    return new OneTask(expectation, attempt.reactivated(completed), resubmitOnSasExpiry);
  }

  /** The next attempt, which is another task. */
  OneTask resubmitted(SubmittedTask task) {
    Attempt next = attempt.next();
    return new OneTask(
        new Expectation(task, expectation.required(), expectation.inline(), next.number()),
        next,
        resubmitOnSasExpiry);
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
    map.put("inline", expectation.inline());
    map.put(ATTEMPT, attempt.toMap());
    map.put("resubmitOnSasExpiry", resubmitOnSasExpiry);
    return map;
  }

  static OneTask from(Fields fields) {
    SubmittedTask task = SubmittedTask.from(Fields.of(fields.value(TASK)));
    Attempt attempt =
        fields.has(ATTEMPT)
            ? Attempt.from(Fields.of(fields.value(ATTEMPT)))
            : Attempt.first(task.reference().taskId());
    return new OneTask(
        new Expectation(task, fields.texts("required"), fields.texts("inline"), attempt.number()),
        attempt,
        fields.flag("resubmitOnSasExpiry"));
  }
}
