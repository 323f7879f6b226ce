package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.Page;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import io.github.azurebatch.camunda.impl.batch.OwnedTask;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkDefinitions;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkMarks;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkSnapshots;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkTimes;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Lists the tasks of a job. */
final class SdkTaskLists {

  private final SdkCalls calls;
  private final SdkListedTasks listed = new SdkListedTasks();

  SdkTaskLists(SdkCalls calls) {
    this.calls = calls;
  }

  List<TaskSnapshot> open(String jobId) {
    return calls.get(
        "Listing the open tasks of " + SdkJobs.named(jobId),
        () -> snapshots(jobId, new TaskListOptions().withFilter(Filters.OPEN)));
  }

  List<OwnedTask> ownedOpen(String jobId) {
    return calls
        .find(
            "Listing the open tasks of " + SdkJobs.named(jobId),
            SdkJobs.DELETED,
            () ->
                list(jobId, new TaskListOptions().withFilter(Filters.OPEN), SdkExistingTask.FIELDS)
                    .flatMap(task -> owned(jobId, task))
                    .toList())
        .orElse(List.of());
  }

  List<TaskSnapshot> all(String jobId) {
    return calls.get(
        "Listing the tasks of " + SdkJobs.named(jobId),
        () -> snapshots(jobId, new TaskListOptions()));
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
        "Looking for tasks of " + SdkJobs.named(jobId),
        () -> !page(jobId, options.withSelect("id").withMaxResults(1)).items().isEmpty());
  }

  /** The first page: a list of the SDK would fetch the next one ahead, and keep all of them. */
  private Page<CloudTask> page(String jobId, TaskListOptions options) {
    return calls.client().tasks().listAsync(jobId, options).toBlocking().first();
  }

  TaskSnapshot snapshot(String jobId, CloudTask task) {
    return listed.snapshot(jobId, task);
  }

  static boolean hasNext(Page<CloudTask> page) {
    return page.nextPageLink() != null && !page.nextPageLink().isEmpty();
  }

  Page<CloudTask> nextPage(Page<CloudTask> page) {
    return calls.client().tasks().listNextAsync(page.nextPageLink()).toBlocking().first();
  }

  List<TaskSnapshot> open(String jobId, int most) {
    List<TaskSnapshot> tasks = new ArrayList<>();
    visitPages(
        "Listing the open tasks of " + SdkJobs.named(jobId),
        jobId,
        new TaskListOptions().withFilter(Filters.OPEN).withSelect(SdkSnapshots.FIELDS),
        most,
        task -> tasks.add(listed.snapshot(jobId, task)));
    return tasks;
  }

  boolean visit(String jobId, int most, BiConsumer<TaskSnapshot, TaskDefinition> visitor) {
    return visitPages(
        "Listing the tasks of " + SdkJobs.named(jobId),
        jobId,
        new TaskListOptions().withSelect(SdkSnapshots.FIELDS + ",outputFiles"),
        most,
        task ->
            visitor.accept(
                listed.snapshot(jobId, task),
                SdkDefinitions.of(new TaskReference(jobId, task.id()), task)));
  }

  /**
   * Shows the tasks page by page, and keeps no page. Each page is a call of its own, so that a
   * retry shows no task twice.
   */
  private boolean visitPages(
      String action, String jobId, TaskListOptions options, int most, Consumer<CloudTask> visitor) {
    Page<CloudTask> page = calls.get(action, () -> page(jobId, options));
    int seen = 0;
    while (true) {
      for (CloudTask task : page.items()) {
        if (seen++ == most) {
          return false;
        }
        visitor.accept(task);
      }
      Page<CloudTask> last = page;
      if (!hasNext(last)) {
        return true;
      }
      page = calls.get(action, () -> nextPage(last));
    }
  }

  List<TaskSnapshot> byId(String jobId, Collection<String> taskIds) {
    return calls.get(
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
        .flatMap(
            filter ->
                list(jobId, new TaskListOptions().withFilter(filter), SdkExistingTask.FIELDS));
  }

  private List<TaskSnapshot> snapshots(String jobId, TaskListOptions options) {
    return list(jobId, options, SdkSnapshots.FIELDS)
        .map(task -> listed.snapshot(jobId, task))
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
}
