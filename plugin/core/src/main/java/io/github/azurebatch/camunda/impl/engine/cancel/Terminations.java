package io.github.azurebatch.camunda.impl.engine.cancel;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.data.value.Chunks;
import io.github.azurebatch.camunda.impl.engine.outbox.Origin;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.variable.task.CreatedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * The tasks and jobs that the current transaction cancels. At its end they go to the outbox, many
 * in a message, and each once even if several listeners name it.
 */
public final class Terminations implements Session, CommandContextListener {

  private final Map<Group, Set<TaskReference>> tasks = new LinkedHashMap<>();
  private final Map<Group, Map<TaskReference, Instant>> timedTasks = new LinkedHashMap<>();
  private final Set<TaskReference> spared = new LinkedHashSet<>();
  private final List<ListRuns> sparedLists = new ArrayList<>();
  private final Map<Job, Message> jobs = new LinkedHashMap<>();
  private final Set<Job> sparedJobs = new LinkedHashSet<>();

  /** A whole job. */
  private record Job(String account, String jobId) {}

  /** The termination of a job that was created then. */
  private record Message(Origin origin, @Nullable Instant created) {}

  /**
   * What the tasks of one message have in common.
   *
   * @param key terminates only tasks that carry it; null where all are known to be the plugin's
   * @param created when the last of them was created; null if not known, or known of each
   */
  private record Group(
      Origin origin,
      String account,
      String jobId,
      @Nullable String key,
      @Nullable Instant created) {}

  /** The terminations of the current transaction. */
  public static Terminations current() {
    return Context.getCommandContext().getSession(Terminations.class);
  }

  /** Terminates the task, unless its {@code onCancel} is to leave it running. */
  public void add(ExecutionEntity cancelled, SubmittedTask task) {
    if (task.onCancel() != OnCancel.TERMINATE) {
      return;
    }
    String jobId = task.reference().jobId();
    if (task.created() == null) {
      groupOf(cancelled, task.account(), jobId, null, null).add(task.reference());
    } else {
      timedTasks
          .computeIfAbsent(
              new Group(Origin.of(cancelled), task.account(), jobId, null, null),
              added -> new LinkedHashMap<>())
          .put(task.reference(), task.created());
    }
  }

  /** Terminates the tasks of the list, unless its {@code onCancel} is to leave them running. */
  void add(ExecutionEntity cancelled, SubmittedTasks list) {
    add(cancelled, list, 1, list.count());
  }

  /** Terminates the tasks of the list with the indexes from {@code first} to {@code last}. */
  public void add(ExecutionEntity cancelled, SubmittedTasks list, int first, int last) {
    add(cancelled, list, first, last, null);
  }

  /** Terminates those tasks with indexes from {@code first} to {@code last} that carry the key. */
  public void addOwned(
      ExecutionEntity cancelled, SubmittedTasks list, int first, int last, String key) {
    add(cancelled, list, first, last, key);
  }

  private void add(
      ExecutionEntity cancelled, SubmittedTasks list, int first, int last, @Nullable String key) {
    if (list.onCancel() == OnCancel.TERMINATE) {
      IntStream.rangeClosed(first, last)
          .mapToObj(list::reference)
          .forEach(
              groupOf(cancelled, list.account(), list.jobId(), key, list.lastSubmitted())::add);
    }
  }

  /**
   * Terminates the tasks of the list and the tasks that ran again in their place, unless its {@code
   * onCancel} is to leave them running.
   */
  public void add(ExecutionEntity cancelled, ListRuns runs) {
    add(cancelled, runs.tasks());
    if (runs.tasks().onCancel() == OnCancel.TERMINATE) {
      runs.laterAttempts()
          .forEach(
              groupOf(cancelled, runs.tasks().account(), runs.tasks().jobId(), null, null)::add);
    }
  }

  /** Terminates a whole job. */
  public void addJob(
      ExecutionEntity cancelled, String account, String jobId, @Nullable Instant created) {
    jobs.put(new Job(account, jobId), new Message(Origin.of(cancelled), created));
  }

  private Set<TaskReference> groupOf(
      ExecutionEntity cancelled,
      String account,
      String jobId,
      @Nullable String key,
      @Nullable Instant created) {
    return tasks.computeIfAbsent(
        new Group(Origin.of(cancelled), account, jobId, key, created),
        added -> new LinkedHashSet<>());
  }

  /** Terminates the named tasks, which the end of a wait leaves open. */
  public void addOpen(ExecutionEntity awaiting, String account, List<CreatedTask> open) {
    Map<Group, List<String>> ids = new LinkedHashMap<>();
    for (CreatedTask task : open) {
      String jobId = task.reference().jobId();
      ids.computeIfAbsent(
              new Group(Origin.of(awaiting), account, jobId, null, task.last()),
              added -> new ArrayList<>())
          .add(task.reference().taskId());
    }
    ids.forEach((group, taskIds) -> send(Context.getCommandContext(), group, taskIds));
  }

  /** Leaves alone the tasks of a list whose end is what this transaction reports. */
  public void spare(ListRuns list) {
    sparedLists.add(list);
  }

  /** Leaves alone a job whose end is what this transaction reports. */
  public void spareJob(String account, String jobId) {
    sparedJobs.add(new Job(account, jobId));
  }

  /** Leaves alone a task whose end is what this transaction reports. */
  public void spare(SubmittedTask task) {
    spared.add(task.reference());
  }

  @Override
  public void onCommandContextClose(CommandContext context) {
    tasks.forEach((group, references) -> send(context, group, idsOf(references)));
    tasks.clear();
    timedTasks.forEach((group, created) -> sendTimed(context, group, created));
    timedTasks.clear();
    jobs.keySet().removeAll(sparedJobs);
    jobs.forEach((job, message) -> send(context, job, message));
    jobs.clear();
  }

  private static void send(CommandContext context, Job job, Message message) {
    Outbox.send(
        context,
        message.origin(),
        TerminateJob.TYPE,
        TerminateJob.message(job.account(), job.jobId(), message.created()));
  }

  private List<String> idsOf(Set<TaskReference> references) {
    return references.stream()
        .filter(reference -> !isSpared(reference))
        .map(TaskReference::taskId)
        .toList();
  }

  private boolean isSpared(TaskReference task) {
    return spared.contains(task)
        || sparedLists.stream()
            .anyMatch(
                list -> list.tasks().jobId().equals(task.jobId()) && list.include(task.taskId()));
  }

  private static void send(CommandContext context, Group group, List<String> taskIds) {
    if (taskIds.isEmpty()) {
      return;
    }
    for (List<String> ids : Chunks.of(taskIds, TerminateTasks.MAX_TASKS)) {
      Outbox.send(
          context,
          group.origin(),
          TerminateTasks.TYPE,
          TerminateTasks.message(
              group.account(), group.jobId(), group.key(), group.created(), ids));
    }
  }

  private void sendTimed(CommandContext context, Group group, Map<TaskReference, Instant> created) {
    List<TaskReference> references =
        created.keySet().stream().filter(reference -> !isSpared(reference)).toList();
    for (List<TaskReference> some : Chunks.of(references, TerminateTasks.MAX_WITH_TIMES)) {
      Map<String, Instant> byId = new LinkedHashMap<>();
      some.forEach(task -> byId.put(task.taskId(), created.get(task)));
      Outbox.send(
          context,
          group.origin(),
          TerminateTasks.TYPE,
          TerminateTasks.message(group.account(), group.jobId(), byId));
    }
  }

  @Override
  public void onCommandFailed(CommandContext context, Throwable failure) {
    tasks.clear();
    timedTasks.clear();
    jobs.clear();
  }

  @Override
  public void flush() {
    // the outbox is flushed with the Camunda jobs
  }

  @Override
  public void close() {
    // holds nothing
  }
}
