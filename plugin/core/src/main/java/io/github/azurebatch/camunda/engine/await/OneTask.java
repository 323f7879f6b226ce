package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.cancel.Terminations;
import io.github.azurebatch.camunda.engine.outcome.Expectation;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.variable.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** A wait for one task. */
record OneTask(Expectation expectation) implements Awaited {

  static final String TASK = "task";

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
    return expectation.task().submitted();
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
    return map;
  }

  static OneTask from(Fields fields) {
    return new OneTask(
        new Expectation(
            SubmittedTask.from(Fields.of(fields.value(TASK))),
            fields.texts("required"),
            fields.texts("inline")));
  }
}
