package io.github.azurebatch.camunda.cockpit.view;

import io.github.azurebatch.camunda.cockpit.query.EndedQuery;
import io.github.azurebatch.camunda.cockpit.query.EndedRow;
import io.github.azurebatch.camunda.cockpit.query.ValueQuery;
import io.github.azurebatch.camunda.cockpit.query.ValueRow;
import io.github.azurebatch.camunda.cockpit.query.VisibleValues;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.cockpit.db.QueryService;
import org.jspecify.annotations.Nullable;

/**
 * Reads waits that have ended from the history, with the errors of those that failed: in four
 * statements, however many there are. What arrived is left out: it may be large.
 */
public record EndedReader(QueryService queries, VisibleValues values) {

  /**
   * @param query what is looked for, with the rights of the caller
   */
  public List<WaitView> read(EndedQuery query) {
    List<EndedRow> rows = queries.executeQuery("endedWaits", query);
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> instances = rows.stream().map(EndedRow::processInstanceId).distinct().toList();
    Map<String, ValueRow> waits = new HashMap<>();
    for (ValueRow value : values.ofVariables(rows.stream().map(EndedRow::id).toList())) {
      waits.put(String.valueOf(value.activityInstanceId()), value);
    }
    Results errors =
        Results.of(values.ofInstances(instances, Set.of(AzureBatchVariables.BATCH_ERROR)));
    Set<String> endedWell =
        Set.copyOf(queries.<String>executeQuery("endedWell", new ValueQuery(instances, List.of())));
    return rows.stream()
        .map(row -> view(row, waits.get(row.activityInstanceId())))
        .map(view -> errors.addTo(view, endedWell.contains(view.place().activityInstanceId())))
        .toList();
  }

  private static WaitView view(EndedRow row, @Nullable ValueRow wait) {
    return WaitView.ended(row, JsonValues.wait(wait).orElse(null));
  }
}
