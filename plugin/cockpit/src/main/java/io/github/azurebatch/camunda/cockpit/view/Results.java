package io.github.azurebatch.camunda.cockpit.view;

import io.github.azurebatch.camunda.cockpit.query.ValueRow;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.variable.BatchError;
import io.github.azurebatch.camunda.variable.Outputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the variables of process instances say of Azure Batch tasks. The last value counts where an
 * activity was entered several times for one task.
 */
record Results(Map<Key, Outputs> outputs, Map<Key, BatchError> errors) {

  static Results of(List<ValueRow> rows) {
    Results results = new Results(new HashMap<>(), new HashMap<>());
    for (ValueRow row : rows) {
      if (row.name().equals(AzureBatchVariables.BATCH_ERROR)) {
        JsonValues.error(row).ifPresent(error -> results.errors.put(Key.of(error), error));
      } else {
        JsonValues.outputs(row).ifPresent(found -> results.outputs.put(Key.of(found), found));
      }
    }
    return results;
  }

  /**
   * The wait with what is known of its work.
   *
   * @param endedWell whether an error is of an earlier run: its variable stays
   */
  WaitView addTo(WaitView wait, boolean endedWell) {
    if (wait.work() == null) {
      return wait;
    }
    Key key = Key.of(wait.work());
    Outputs arrived = outputs.get(key);
    ResultView result = arrived == null ? null : ResultView.of(arrived);
    BatchError error = endedWell ? null : errors.get(key);
    return wait.with(error == null ? result : ResultView.of(error, result));
  }

  /** What a result is of; of a list, its tasks' ids begin with the last part. */
  private record Key(String account, @Nullable String jobId, @Nullable String taskId) {

    static Key of(WaitView.Work work) {
      return new Key(work.account(), work.jobId(), work.taskId());
    }

    static Key of(Outputs outputs) {
      return new Key(
          outputs.account(),
          outputs.jobId().orElse(null),
          outputs.taskId().or(() -> prefix(outputs)).orElse(null));
    }

    static Key of(BatchError error) {
      return new Key(
          error.account(),
          error.jobId().orElse(null),
          error.taskId().or(error::taskIdPrefix).orElse(null));
    }

    private static Optional<String> prefix(Outputs outputs) {
      return Optional.ofNullable(outputs.asMap().get("taskIdPrefix")).map(String::valueOf);
    }
  }
}
