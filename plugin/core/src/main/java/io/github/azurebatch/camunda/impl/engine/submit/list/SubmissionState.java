package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.variable.PlainVariables;
import io.github.azurebatch.camunda.impl.engine.variable.task.Creation;
import io.github.azurebatch.camunda.impl.engine.variable.task.RerunTasks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * How far the submission of a list has come, for the next Camunda job of the activity.
 *
 * @param key of the activity's entry: the next Camunda job has another id
 * @param done how many tasks, from the first, are submitted
 * @param submitted when the service got the first of them; null before
 * @param lastSubmitted when the service got the last of those that are done; null before
 * @param sasExpiry when the first signature that was sent ends; null where none was
 */
record SubmissionState(
    String key,
    String taskIdPrefix,
    int count,
    int done,
    @Nullable Instant submitted,
    @Nullable Instant lastSubmitted,
    @Nullable Instant sasExpiry) {

  /** The local variable of the activity that holds it. */
  static final String VARIABLE = "azureBatchSubmission";

  /**
   * @throws InvalidInputException if the plugin has not stored it for the process instance
   */
  static @Nullable SubmissionState of(VariableScope activity, Marks marks) {
    Object value = PlainVariables.local(activity, VARIABLE);
    if (value == null) {
      return null;
    }
    Fields fields = Fields.of(value);
    marks.require(MarkedKind.SUBMISSION, fields.asMap(), Names.NONE);
    return from(fields);
  }

  void keep(VariableScope activity, Marks marks) {
    activity.setVariableLocal(VARIABLE, Json.variable(marks.on(MarkedKind.SUBMISSION, toMap())));
  }

  boolean isDone() {
    return done == count;
  }

  SubmissionState after(int tasks, @Nullable Instant added, @Nullable Instant expiry) {
    return new SubmissionState(
        key,
        taskIdPrefix,
        count,
        done + tasks,
        RerunTasks.earlier(submitted, added),
        Creation.later(lastSubmitted, added),
        RerunTasks.earlier(sasExpiry, expiry));
  }

  private Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("key", key);
    map.put("taskIdPrefix", taskIdPrefix);
    map.put("count", count);
    map.put("done", done);
    map.put("submitted", text(submitted));
    map.put("lastSubmitted", text(lastSubmitted));
    map.put("sasExpiry", text(sasExpiry));
    return map;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static SubmissionState from(Fields fields) {
    return new SubmissionState(
        fields.text("key"),
        fields.text("taskIdPrefix"),
        fields.count("count"),
        fields.count("done"),
        fields.optionalInstant("submitted"),
        fields.optionalInstant("lastSubmitted"),
        fields.optionalInstant("sasExpiry"));
  }
}
