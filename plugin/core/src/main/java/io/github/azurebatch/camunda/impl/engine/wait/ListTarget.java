package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.engine.cancel.Terminations;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.value.Bits;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListExpectation;
import io.github.azurebatch.camunda.impl.engine.variable.task.GivenTasks;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * A wait for all tasks of a list, or for any one of them.
 *
 * @param terminateOthers whether those that are still open when one has succeeded are terminated
 * @param resubmitOnSasExpiry whether tasks are submitted anew whose signatures end while they are
 *     queued
 * @param toRunAgain the places of the tasks that are to be run again before anything else; never
 *     changed
 */
public record ListTarget(
    ListExpectation expectation,
    boolean terminateOthers,
    boolean resubmitOnSasExpiry,
    BitSet toRunAgain)
    implements WaitTarget {

  static final String TASKS = "tasks";
  private static final String TO_RUN_AGAIN = "toRunAgain";

  public SubmittedTasks tasks() {
    return expectation.tasks();
  }

  public ListRuns runs() {
    return expectation.runs();
  }

  /** Some of its tasks are to be run again. */
  public ListTarget toRunAgain(BitSet places) {
    return new ListTarget(expectation, terminateOthers, resubmitOnSasExpiry, places);
  }

  /** Of these runs the wait is now. */
  public ListTarget of(ListRuns runs) {
    return new ListTarget(expectation.of(runs), terminateOthers, resubmitOnSasExpiry, toRunAgain);
  }

  @Override
  public String account() {
    return tasks().account();
  }

  @Override
  public String jobId() {
    return tasks().jobId();
  }

  @Override
  public Instant since() {
    return tasks().submitted();
  }

  @Override
  public boolean knowsTasksToRunAgain() {
    return !toRunAgain.isEmpty();
  }

  @Override
  public Progress newProgress() {
    return new ListProgress(this);
  }

  @Override
  public OnCancel onCancel() {
    return tasks().onCancel();
  }

  @Override
  public void terminate(Terminations terminations, ExecutionEntity cancelled) {
    if (onCancel() == OnCancel.LEAVE) {
      // the variable of its scope may say otherwise
      spare(terminations);
    } else {
      terminations.add(cancelled, runs());
    }
  }

  @Override
  public void terminateOpen(Terminations terminations, ExecutionEntity awaiting) {
    terminations.addOpen(
        awaiting,
        account(),
        IntStream.rangeClosed(1, tasks().count()).mapToObj(runs()::created).toList());
  }

  @Override
  public ListTarget letRun() {
    return of(new ListRuns(tasks().leave(), runs().rounds()));
  }

  /** Which of them have not succeeded, the next poll tells. */
  @Override
  public ListTarget toResubmit() {
    return toRunAgain(new BitSet());
  }

  @Override
  public void spare(Terminations terminations) {
    terminations.spare(runs());
  }

  /** A path with a part of its item is kept nowhere, and so not known. */
  @Override
  public Stream<Upload> uploads() {
    return IntStream.rangeClosed(1, tasks().count())
        .boxed()
        .flatMap(place -> tasks().outputFiles(place).stream().map(file -> new Upload(place, file)));
  }

  @Override
  public Names names() {
    return GivenTasks.names(tasks());
  }

  @Override
  public String description() {
    return "Azure Batch tasks '%s-...' (job '%s')".formatted(tasks().taskIdPrefix(), jobId());
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(TASKS, tasks().toMap());
    map.put(ListRuns.FIELD, runs().toList());
    map.put("required", expectation.required());
    map.put("any", expectation.any());
    map.put("allowedFailures", expectation.allowedFailures());
    map.put("terminateOthers", terminateOthers);
    map.put("resubmitOnSasExpiry", resubmitOnSasExpiry);
    map.put(TO_RUN_AGAIN, toRunAgain.isEmpty() ? null : Bits.text(toRunAgain));
    return map;
  }

  static ListTarget from(Fields fields) {
    SubmittedTasks tasks = SubmittedTasks.from(Fields.of(fields.value(TASKS)));
    return new ListTarget(
        new ListExpectation(
            ListRuns.from(tasks, fields),
            fields.texts("required"),
            fields.flag("any"),
            fields.count("allowedFailures")),
        fields.flag("terminateOthers"),
        fields.flag("resubmitOnSasExpiry"),
        fields.has(TO_RUN_AGAIN) ? Bits.parse(fields.text(TO_RUN_AGAIN)) : new BitSet());
  }
}
