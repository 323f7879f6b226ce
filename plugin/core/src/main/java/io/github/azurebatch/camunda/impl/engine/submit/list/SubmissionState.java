package io.github.azurebatch.camunda.impl.engine.submit.list;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.stored.StoredRecord;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.variable.PlainVariables;
import io.github.azurebatch.camunda.impl.engine.variable.task.Creation;
import io.github.azurebatch.camunda.impl.engine.variable.task.RerunTasks;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.time.Instant;
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
    @JsonProperty(value = "key", required = true) String key,
    @JsonProperty(value = "taskIdPrefix", required = true) String taskIdPrefix,
    @JsonProperty(value = "count", required = true) int count,
    @JsonProperty(value = "done", required = true) int done,
    @JsonProperty("submitted") @Nullable Instant submitted,
    @JsonProperty("lastSubmitted") @Nullable Instant lastSubmitted,
    @JsonProperty("sasExpiry") @Nullable Instant sasExpiry) {

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
    SubmissionState state = StoredRecord.of(SubmissionState.class, fields);
    if (state.done < 0 || state.done > state.count) {
      throw new InvalidInputException(
          "%d tasks of %d cannot be submitted".formatted(state.done, state.count));
    }
    BatchId.check("task", SubmittedTasks.taskId(state.taskIdPrefix, state.count, state.count));
    return state;
  }

  void keep(VariableScope activity, Marks marks) {
    activity.setVariableLocal(
        VARIABLE, Json.variable(marks.on(MarkedKind.SUBMISSION, StoredRecord.toMap(this))));
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
}
