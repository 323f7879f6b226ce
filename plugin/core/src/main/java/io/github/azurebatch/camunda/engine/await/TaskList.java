package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.cancel.Terminations;
import io.github.azurebatch.camunda.engine.outcome.ListExpectation;
import io.github.azurebatch.camunda.engine.output.SubmittedTasks;
import io.github.azurebatch.camunda.engine.variable.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * A wait for all tasks of a list, or for any one of them.
 *
 * @param terminateOthers whether those that are still open when one has succeeded are terminated
 */
record TaskList(ListExpectation expectation, boolean terminateOthers) implements Awaited {

  static final String TASKS = "tasks";

  SubmittedTasks tasks() {
    return expectation.tasks();
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
  public Progress newProgress() {
    return new TaskListProgress(this);
  }

  @Override
  public void terminate(Terminations terminations, ExecutionEntity cancelled) {
    terminations.add(cancelled, tasks());
  }

  @Override
  public void spare(Terminations terminations) {
    terminations.spare(tasks());
  }

  @Override
  public String description() {
    return "Azure Batch tasks '%s-...' (job '%s')".formatted(tasks().taskIdPrefix(), jobId());
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(TASKS, tasks().toMap());
    map.put("required", expectation.required());
    map.put("any", expectation.any());
    map.put("allowedFailures", expectation.allowedFailures());
    map.put("terminateOthers", terminateOthers);
    return map;
  }

  static TaskList from(Fields fields) {
    return new TaskList(
        new ListExpectation(
            SubmittedTasks.from(Fields.of(fields.value(TASKS))),
            fields.texts("required"),
            fields.flag("any"),
            fields.count("allowedFailures")),
        fields.flag("terminateOthers"));
  }
}
