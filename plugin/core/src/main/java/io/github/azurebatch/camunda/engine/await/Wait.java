package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.outcome.Expectation;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.variable.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an activity waits for, fixed when it is entered: a later change of the process variables
 * does not change the wait.
 *
 * @param entered by the engine's clock
 * @param timeout counted from {@code entered}; null to wait for ever
 * @param resultVariable takes the outputs
 */
record Wait(
    Expectation expectation,
    Instant entered,
    @Nullable Duration timeout,
    boolean terminateOnTimeout,
    String resultVariable) {

  /** The local variable of the activity that holds it. */
  static final String VARIABLE = "azureBatchWait";

  Topic topic() {
    SubmittedTask task = expectation.task();
    return new Topic(task.account(), task.reference().jobId());
  }

  String taskId() {
    return expectation.task().reference().taskId();
  }

  boolean isOverdue(Instant now) {
    return timeout != null && now.isAfter(entered.plus(timeout));
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("task", expectation.task().toMap());
    map.put("required", expectation.required());
    map.put("inline", expectation.inline());
    map.put("entered", entered.toString());
    map.put("timeout", timeout == null ? null : timeout.toString());
    map.put("terminateOnTimeout", terminateOnTimeout);
    map.put("resultVariable", resultVariable);
    return map;
  }

  static Wait from(Fields fields) {
    String timeout = fields.optionalText("timeout");
    return new Wait(
        new Expectation(
            SubmittedTask.from(Fields.of(fields.value("task"))),
            texts(fields.list("required")),
            texts(fields.list("inline"))),
        Instant.parse(fields.text("entered")),
        timeout == null ? null : Duration.parse(timeout),
        fields.flag("terminateOnTimeout"),
        fields.text("resultVariable"));
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(String::valueOf).toList();
  }
}
