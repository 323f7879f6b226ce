package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.Page;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.TaskListHeaders;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import com.microsoft.rest.ServiceResponseWithHeaders;
import io.github.azurebatch.camunda.impl.batch.OwnedTask;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BatchOperation;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkAnswers;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkListing;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkDefinitions;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkMarks;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkSnapshots;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkTimes;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.http.Listing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import rx.Observable;

/** Lists the tasks of a job. */
final class SdkTaskLists {

  private final SdkCalls calls;
  private final SdkListedTasks listed = new SdkListedTasks();

  SdkTaskLists(SdkCalls calls) {
    this.calls = calls;
  }

  void visitOpen(String jobId, Consumer<TaskSnapshot> visitor) {
    visitPages(
        listingOpen(jobId),
        Set.of(),
        listing(jobId, new TaskListOptions().withFilter(Filters.OPEN), SdkSnapshots.FIELDS),
        task -> listed.snapshot(jobId, task),
        task -> {
          visitor.accept(task);
          return true;
        });
  }

  List<OwnedTask> ownedOpen(String jobId, Predicate<OwnedTask> wanted) {
    List<OwnedTask> owned = new ArrayList<>();
    visitPages(
        listingOpen(jobId),
        SdkJobs.DELETED,
        listing(jobId, new TaskListOptions().withFilter(Filters.OPEN), SdkExistingTask.FIELDS),
        task -> owned(jobId, task),
        task -> {
          task.filter(wanted).ifPresent(owned::add);
          return true;
        });
    return owned;
  }

  List<TaskSnapshot> all(String jobId) {
    return calls.get(
        BatchOperation.LIST_TASKS, listing(jobId), () -> snapshots(jobId, new TaskListOptions()));
  }

  boolean has(String jobId) {
    return has(jobId, new TaskListOptions());
  }

  boolean hasOpen(String jobId) {
    return has(jobId, new TaskListOptions().withFilter(Filters.OPEN));
  }

  /** One task is enough, so no more are listed. */
  private boolean has(String jobId, TaskListOptions options) {
    return calls.get(
        BatchOperation.LIST_TASKS,
        "Looking for tasks of " + SdkJobs.named(jobId),
        () -> listing(jobId, options.withMaxResults(1), "id").hasItems());
  }

  TaskSnapshot snapshot(String jobId, CloudTask task) {
    return listed.snapshot(jobId, task);
  }

  List<TaskSnapshot> open(String jobId, String prefix, int most) {
    List<TaskSnapshot> tasks = new ArrayList<>();
    visitPages(
        listingOpen(jobId),
        Set.of(),
        listing(jobId, new TaskListOptions().withFilter(Filters.open(prefix)), SdkSnapshots.FIELDS),
        task -> listed.snapshot(jobId, task),
        task -> tasks.size() < most && tasks.add(task));
    return tasks;
  }

  void visit(String jobId, Predicate<TaskSnapshot> visitor) {
    visitPages(
        listing(jobId),
        SdkJobs.DELETED,
        listing(jobId, new TaskListOptions(), SdkSnapshots.FIELDS),
        task -> listed.snapshot(jobId, task),
        visitor);
  }

  boolean visit(String jobId, int most, BiConsumer<TaskSnapshot, TaskDefinition> visitor) {
    AtomicInteger seen = new AtomicInteger();
    return visitPages(
        listing(jobId),
        Set.of(),
        listing(jobId, new TaskListOptions(), SdkSnapshots.FIELDS + ",outputFiles"),
        task -> Map.entry(listed.snapshot(jobId, task), definition(jobId, task)),
        task -> {
          boolean shown = seen.getAndIncrement() < most;
          if (shown) {
            visitor.accept(task.getKey(), task.getValue());
          }
          return shown;
        });
  }

  private static TaskDefinition definition(String jobId, CloudTask task) {
    return SdkDefinitions.of(new TaskReference(jobId, task.id()), task);
  }

  /**
   * Shows the tasks page by page while the visitor wants more, and keeps no page. Each page is a
   * call of its own, so that a retry shows no task twice.
   *
   * @param none answers with these codes say that there are no tasks any more
   * @return whether all were wanted
   */
  private <T> boolean visitPages(
      String action,
      Set<String> none,
      Listing<CloudTask> listing,
      Function<CloudTask, T> reading,
      Predicate<T> visitor) {
    while (listing.hasNext()) {
      Optional<List<T>> page =
          calls.find(
              BatchOperation.LIST_TASKS,
              action,
              none,
              () -> listing.next().stream().map(reading).toList());
      if (page.isEmpty()) {
        return true;
      }
      if (!page.get().stream().allMatch(visitor)) {
        return false;
      }
    }
    return true;
  }

  List<TaskSnapshot> byId(String jobId, Collection<String> taskIds) {
    return calls.get(
        BatchOperation.LIST_TASKS,
        "Reading %d tasks of %s".formatted(taskIds.size(), SdkJobs.named(jobId)),
        () ->
            Filters.byId(taskIds).stream()
                .flatMap(
                    filter -> snapshots(jobId, new TaskListOptions().withFilter(filter)).stream())
                .toList());
  }

  /** Those of the named tasks that exist, with the fields that {@link SdkExistingTask} needs. */
  Stream<CloudTask> existing(String jobId, Collection<String> taskIds) {
    return Filters.byId(taskIds).stream()
        .map(filter -> new TaskListOptions().withFilter(filter))
        .map(options -> listing(jobId, options, SdkExistingTask.FIELDS))
        .flatMap(listing -> listing.all(Function.identity()).stream());
  }

  private List<TaskSnapshot> snapshots(String jobId, TaskListOptions options) {
    return listing(jobId, options, SdkSnapshots.FIELDS).all(task -> listed.snapshot(jobId, task));
  }

  private Listing<CloudTask> listing(String jobId, TaskListOptions options, String fields) {
    var tasks = calls.client().tasks();
    return listing(
        jobId, () -> tasks.listWithServiceResponseAsync(jobId, options.withSelect(fields)));
  }

  /** A listing with that first page. */
  Listing<CloudTask> listing(
      String jobId,
      Supplier<Observable<ServiceResponseWithHeaders<Page<CloudTask>, TaskListHeaders>>> first) {
    var tasks = calls.client().tasks();
    return SdkListing.of(calls, listing(jobId), first, tasks::listNextWithServiceResponseAsync);
  }

  private static Optional<OwnedTask> owned(String jobId, CloudTask task) {
    SdkAnswers.known("id", task.id());
    return SdkMarks.find(task.environmentSettings())
        .map(
            mark ->
                new OwnedTask(
                    new TaskReference(jobId, task.id()),
                    SdkTimes.known("creationTime", task.creationTime()),
                    mark));
  }

  private static String listingOpen(String jobId) {
    return "Listing the open tasks of " + SdkJobs.named(jobId);
  }

  private static String listing(String jobId) {
    return "Listing the tasks of " + SdkJobs.named(jobId);
  }
}
