package io.github.azurebatch.camunda.impl.batch.sdk;

import io.github.azurebatch.camunda.impl.batch.BatchId;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The OData filters of task listings. */
final class Filters {

  // A filter is part of the URL, which has a limit: 20 ids of 64 characters are below 2,000.
  private static final int IDS_PER_LISTING = 20;

  /** Open tasks: those that have not completed. */
  static final String OPEN = "state eq 'active' or state eq 'preparing' or state eq 'running'";

  private Filters() {}

  /**
   * Open tasks.
   *
   * @param prefix what their ids begin with; empty for all
   */
  static String open(String prefix) {
    return prefix.isEmpty()
        ? OPEN
        : "startswith(id, '%s') and (%s)".formatted(BatchId.check("task", prefix), OPEN);
  }

  /** In UTC and milliseconds, the finest time that the service reads. */
  static String completedSince(OffsetDateTime since) {
    return "state eq 'completed' and stateTransitionTime ge DateTime'%s'"
        .formatted(since.toInstant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** The filters for those of the named tasks that have completed. */
  static List<String> completed(Collection<String> taskIds) {
    return byId(taskIds).stream()
        .map(named -> "state eq 'completed' and (%s)".formatted(named))
        .toList();
  }

  /** The filters for the named tasks: several, because a filter names only some ids. */
  static List<String> byId(Collection<String> taskIds) {
    List<String> ids = taskIds.stream().distinct().toList();
    var filters = new ArrayList<String>();
    for (int from = 0; from < ids.size(); from += IDS_PER_LISTING) {
      filters.add(oneOf(ids.subList(from, Math.min(from + IDS_PER_LISTING, ids.size()))));
    }
    return filters;
  }

  private static String oneOf(List<String> ids) {
    return ids.stream()
        .map(id -> "id eq '%s'".formatted(BatchId.check("task", id)))
        .collect(Collectors.joining(" or "));
  }
}
