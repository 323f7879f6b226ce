package io.github.azurebatch.camunda.batch;

import com.microsoft.azure.Page;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Listings of the tasks of a job. */
final class SdkTaskLists {

  private final SdkCalls calls;

  SdkTaskLists(SdkCalls calls) {
    this.calls = calls;
  }

  List<TaskSnapshot> completedSince(String jobId, OffsetDateTime since) {
    return calls.get(
        "Listing the completed tasks of " + named(jobId),
        () -> snapshots(jobId, new TaskListOptions().withFilter(Filters.completedSince(since))));
  }

  List<TaskSnapshot> open(String jobId) {
    return calls.get(
        "Listing the open tasks of " + named(jobId),
        () -> snapshots(jobId, new TaskListOptions().withFilter(Filters.OPEN)));
  }

  List<OwnedTask> ownedOpen(String jobId) {
    return calls.get(
        "Listing the open tasks of " + named(jobId),
        () ->
            list(jobId, new TaskListOptions().withFilter(Filters.OPEN), SdkExisting.TASK_FIELDS)
                .flatMap(task -> owned(jobId, task))
                .toList());
  }

  List<TaskSnapshot> all(String jobId) {
    return calls.get(
        "Listing the tasks of " + named(jobId), () -> snapshots(jobId, new TaskListOptions()));
  }

  /** One task tells, so no more are asked for. */
  boolean has(String jobId, boolean open) {
    return calls.get(
        "Looking for tasks of " + named(jobId),
        () -> {
          var options = new TaskListOptions().withSelect("id").withMaxResults(1);
          return !page(jobId, open ? options.withFilter(Filters.OPEN) : options).items().isEmpty();
        });
  }

  /** The first page alone: a list of the SDK's fetches the next one ahead, and keeps them all. */
  private Page<CloudTask> page(String jobId, TaskListOptions options) {
    return calls.client().tasks().listAsync(jobId, options).toBlocking().first();
  }

  private Page<CloudTask> nextPage(Page<CloudTask> page) {
    return calls.client().tasks().listNextAsync(page.nextPageLink()).toBlocking().first();
  }

  /** Page by page, each forgotten before the next one. */
  boolean visit(String jobId, int most, BiConsumer<TaskSnapshot, TaskDefinition> visitor) {
    return calls.get(
        "Listing the tasks of " + named(jobId),
        () -> {
          var options = new TaskListOptions().withSelect(SdkSnapshots.FIELDS + ",outputFiles");
          Page<CloudTask> page = page(jobId, options);
          int seen = 0;
          while (true) {
            for (CloudTask task : page.items()) {
              if (seen++ == most) {
                return false;
              }
              var reference = new TaskReference(jobId, task.id());
              visitor.accept(SdkSnapshots.of(jobId, task), SdkDefinitions.of(reference, task));
            }
            if (page.nextPageLink() == null || page.nextPageLink().isEmpty()) {
              return true;
            }
            page = nextPage(page);
          }
        });
  }

  List<TaskSnapshot> byId(String jobId, Collection<String> taskIds) {
    return calls.get(
        "Reading %d tasks of %s".formatted(taskIds.size(), named(jobId)),
        () ->
            Filters.byId(taskIds).stream()
                .flatMap(
                    filter -> snapshots(jobId, new TaskListOptions().withFilter(filter)).stream())
                .toList());
  }

  /** What it takes to judge whose the tasks are. */
  Stream<CloudTask> existing(String jobId, Collection<String> taskIds) {
    return Filters.byId(taskIds).stream()
        .flatMap(
            filter ->
                list(jobId, new TaskListOptions().withFilter(filter), SdkExisting.TASK_FIELDS));
  }

  private List<TaskSnapshot> snapshots(String jobId, TaskListOptions options) {
    return list(jobId, options, SdkSnapshots.FIELDS)
        .map(task -> SdkSnapshots.of(jobId, task))
        .toList();
  }

  private Stream<CloudTask> list(String jobId, TaskListOptions options, String fields) {
    var tasks = calls.client().tasks().list(jobId, options.withSelect(fields));
    tasks.loadAll();
    return tasks.stream();
  }

  private static Stream<OwnedTask> owned(String jobId, CloudTask task) {
    return SdkMarks.find(task.environmentSettings()).stream()
        .map(
            mark ->
                new OwnedTask(
                    new TaskReference(jobId, task.id()),
                    SdkTimes.known("creationTime", task.creationTime()),
                    mark));
  }

  private static String named(String jobId) {
    return "Azure Batch job '" + jobId + "'";
  }
}
