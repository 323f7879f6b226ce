package io.github.azurebatch.camunda.impl.engine.variable.task;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which run of each task of a list counts: its first one or, of a task that was run again, its last
 * one.
 *
 * @param rounds of which no two are about the same task
 */
public record ListRuns(SubmittedTasks tasks, List<RerunTasks> rounds) {

  /** The field of a wait that holds the runs. */
  public static final String FIELD = "rounds";

  /** The first runs of all tasks. */
  public static ListRuns first(SubmittedTasks tasks) {
    return new ListRuns(tasks, List.of());
  }

  /**
   * The same, but for one task that has been run again.
   *
   * @param index of the task in the list, from 1
   */
  public ListRuns again(
      int index,
      int attempt,
      @Nullable Instant added,
      @Nullable Instant after,
      @Nullable Instant sasExpiry) {
    List<RerunTasks> next = new ArrayList<>();
    boolean joined = false;
    for (RerunTasks round : rounds) {
      boolean joins = round.isFor(attempt, after);
      joined |= joins;
      RerunTasks changed = joins ? round.with(index, added, sasExpiry) : round.without(index);
      if (!changed.places().isEmpty()) {
        next.add(changed);
      }
    }
    if (!joined) {
      next.add(
          new RerunTasks(attempt, null, after, null, new BitSet()).with(index, added, sasExpiry));
    }
    return new ListRuns(tasks, List.copyOf(next));
  }

  private Optional<RerunTasks> round(int index) {
    return rounds.stream().filter(round -> round.has(index)).findFirst();
  }

  public int attempt(int index) {
    return round(index).map(RerunTasks::attempt).orElse(1);
  }

  /** What completed at that moment or before is an earlier run; empty for the first one. */
  public Optional<Instant> after(int index) {
    return round(index).map(RerunTasks::after);
  }

  /** When the signatures end that the task uploads with; null where none was signed. */
  public @Nullable Instant sasExpiry(int index) {
    RerunTasks round = round(index).orElse(null);
    return round == null || round.attempt() == 1 ? tasks.sasExpiry() : round.sasExpiry();
  }

  /** When the task was added that does the work now; null for the first one, and if unknown. */
  public @Nullable Instant added(int index) {
    return round(index).map(RerunTasks::added).orElse(null);
  }

  /** What tells the task that does the work now from another one of its id. */
  public Creation creation(int index) {
    return attempt(index) == 1
        ? new Creation(tasks.submitted(), tasks.lastSubmitted())
        : new Creation(null, added(index));
  }

  /** The task that does the work now. */
  public CreatedTask created(int index) {
    return new CreatedTask(reference(index), creation(index).last());
  }

  /** The id of the task that does the work now. */
  public String taskId(int index) {
    return taskId(index, attempt(index));
  }

  public TaskReference reference(int index) {
    return reference(index, attempt(index));
  }

  public TaskReference reference(int index, int attempt) {
    return new TaskReference(tasks.jobId(), taskId(index, attempt));
  }

  /** Of a long id the prefix is cut, which all tasks share. */
  private String taskId(int index, int attempt) {
    String first = tasks.taskId(index);
    String prefix = tasks.taskIdPrefix();
    return attempt == 1
        ? first
        : AttemptId.later(prefix, first.substring(prefix.length()), attempt);
  }

  /** The place in the list, from 1, of the task that does its work now; empty for all others. */
  public OptionalInt indexOf(String taskId) {
    OptionalInt first = tasks.indexOf(taskId);
    if (rounds.isEmpty() || (first.isPresent() && attempt(first.getAsInt()) == 1)) {
      return first;
    }
    return rounds.stream()
        .filter(round -> round.attempt() > 1)
        .flatMap(round -> indexIn(round, taskId).stream())
        .findFirst()
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private Optional<Integer> indexIn(RerunTasks round, String taskId) {
    int to = taskId.length() - ("-" + round.attempt()).length();
    int from = to - SubmittedTasks.width(tasks.count());
    if (from < 0) {
      return Optional.empty();
    }
    String digits = taskId.substring(from, to);
    return Optional.of(digits)
        .filter(text -> text.chars().allMatch(character -> character >= '0' && character <= '9'))
        .map(Integer::valueOf)
        .filter(round::has)
        .filter(index -> taskId(index, round.attempt()).equals(taskId));
  }

  /** Whether a task of that id did, or does, work of the list. */
  public boolean include(String taskId) {
    return tasks.indexOf(taskId).isPresent() || indexOf(taskId).isPresent();
  }

  /** The tasks that work in place of those of the list's own ids. */
  public Stream<TaskReference> laterAttempts() {
    return rounds.stream()
        .filter(round -> round.attempt() > 1)
        .flatMap(round -> round.places().stream().mapToObj(index -> reference(index)));
  }

  public List<Map<String, Object>> toList() {
    return rounds.stream().map(RerunTasks::toMap).toList();
  }

  /**
   * Reads what {@link #toList()} wrote.
   *
   * @param fields with that list as the field {@link #FIELD}
   */
  public static ListRuns from(SubmittedTasks tasks, Fields fields) {
    return new ListRuns(tasks, fields.objects(FIELD, RerunTasks::from));
  }
}
