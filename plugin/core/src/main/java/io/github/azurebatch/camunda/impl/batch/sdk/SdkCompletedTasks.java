package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.Page;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.TaskListHeaders;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import com.microsoft.rest.ServiceResponseWithHeaders;
import io.github.azurebatch.camunda.impl.batch.CompletedTasks;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BatchOperation;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkSnapshots;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import rx.Observable;

/** Lists completed tasks, with the time up to which a listing is complete. */
final class SdkCompletedTasks {

  /** How far the service's clock may be behind this node's, if an answer has no date. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final SdkCalls calls;
  private final SdkTaskLists lists;
  private final Clock clock;

  SdkCompletedTasks(SdkCalls calls, SdkTaskLists lists, Clock clock) {
    this.calls = calls;
    this.lists = lists;
    this.clock = clock;
  }

  CompletedTasks since(String jobId, OffsetDateTime since, Predicate<TaskSnapshot> wanted) {
    return calls.get(
        BatchOperation.LIST_TASKS,
        "Listing the completed tasks of " + SdkJobs.named(jobId),
        () -> list(jobId, List.of(Filters.completedSince(since)), wanted));
  }

  CompletedTasks of(String jobId, Collection<String> taskIds) {
    return calls.get(
        BatchOperation.LIST_TASKS,
        "Looking for %d completed tasks of %s".formatted(taskIds.size(), SdkJobs.named(jobId)),
        () -> list(jobId, Filters.completed(taskIds), task -> true));
  }

  /** As of the first page: a task that completes while the others are read may be in no page. */
  private CompletedTasks list(String jobId, List<String> filters, Predicate<TaskSnapshot> wanted) {
    List<TaskSnapshot> found = new ArrayList<>();
    Instant asOf = Instant.MAX;
    for (String filter : filters) {
      Instant asked = clock.instant();
      var first = firstPage(jobId, filter);
      Instant then = time(first, asked);
      asOf = then.isBefore(asOf) ? then : asOf;
      lists
          .listing(jobId, () -> Observable.just(first))
          .forEach(
              task -> {
                TaskSnapshot snapshot = lists.snapshot(jobId, task);
                if (wanted.test(snapshot)) {
                  found.add(snapshot);
                }
              });
    }
    return new CompletedTasks(found, asOf);
  }

  private ServiceResponseWithHeaders<Page<CloudTask>, TaskListHeaders> firstPage(
      String jobId, String filter) {
    var options = new TaskListOptions().withFilter(filter).withSelect(SdkSnapshots.FIELDS);
    return calls.client().tasks().listWithServiceResponseAsync(jobId, options).toBlocking().first();
  }

  /** The time of the request by the service's clock, since the answer is dated at its end. */
  private Instant time(
      ServiceResponseWithHeaders<Page<CloudTask>, TaskListHeaders> answer, Instant asked) {
    Instant date = answer.response().headers().getInstant("Date");
    return date == null
        ? asked.minus(CLOCK_TOLERANCE)
        : date.minus(Duration.between(asked, clock.instant()).abs());
  }
}
