package io.github.azurebatch.camunda.cockpit.view;

import io.github.azurebatch.camunda.cockpit.query.ValueRow;
import io.github.azurebatch.camunda.cockpit.query.VisibleValues;
import io.github.azurebatch.camunda.cockpit.query.WaitQuery;
import io.github.azurebatch.camunda.cockpit.query.WaitRow;
import io.github.azurebatch.camunda.cockpit.view.WaitView.Queued;
import io.github.azurebatch.camunda.cockpit.view.WaitView.State;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.variable.BatchWait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.cockpit.db.QueryService;
import org.jspecify.annotations.Nullable;

/** Reads waits with what their variables say, in two statements for 500 of them. */
public record WaitReader(QueryService queries, VisibleValues values) {

  private static final List<String> NAMES =
      List.of(BatchWait.VARIABLE, AzureBatchVariables.BATCH_WAITING);

  /**
   * @param query what is looked for, with the rights of the caller
   */
  public List<WaitView> read(WaitQuery query) {
    List<WaitRow> rows = queries.executeQuery("waits", query);
    Map<String, Map<String, ValueRow>> found = valuesOf(rows);
    return rows.stream()
        .map(row -> view(row, found.getOrDefault(row.executionId(), Map.of())))
        .toList();
  }

  private Map<String, Map<String, ValueRow>> valuesOf(List<WaitRow> rows) {
    if (rows.isEmpty()) {
      return Map.of();
    }
    List<String> executions = rows.stream().map(WaitRow::executionId).distinct().toList();
    List<ValueRow> found = values.ofExecutions(executions, NAMES);
    Map<String, Map<String, ValueRow>> byExecution = new HashMap<>();
    for (ValueRow value : found) {
      byExecution
          .computeIfAbsent(String.valueOf(value.executionId()), each -> new HashMap<>())
          .put(value.name(), value);
    }
    return byExecution;
  }

  private static WaitView view(WaitRow row, Map<String, ValueRow> values) {
    Optional<Queued> queued = queued(values.get(AzureBatchVariables.BATCH_WAITING));
    Optional<Failure> failure = row.isFailed() ? Failure.of(row.error()) : Optional.empty();
    return WaitView.of(
        row,
        state(row, queued.isPresent()),
        JsonValues.wait(values.get(BatchWait.VARIABLE)).orElse(null),
        queued.orElse(null),
        failure.orElse(null));
  }

  private static State state(WaitRow row, boolean queued) {
    if (row.isFailed()) {
      return State.FAILED;
    }
    if (row.isSuspended()) {
      return State.SUSPENDED;
    }
    return queued ? State.QUEUED : State.WAITING;
  }

  private static Optional<Queued> queued(@Nullable ValueRow value) {
    return JsonValues.map(value)
        .map(
            fields ->
                new Queued(
                    String.valueOf(fields.get("reason")),
                    String.valueOf(fields.get("details")),
                    fields.get("tasks") instanceof Number number ? number.intValue() : 1,
                    String.valueOf(fields.get("since"))));
  }
}
