package io.github.azurebatch.camunda.impl.engine.wait.poll;

import io.github.azurebatch.camunda.FakePort;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.CompletedTasks;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the service promises of completed tasks, and no more: they may show up late and out of
 * order, and its answers have times of whole seconds.
 */
final class ModelService {

  private final Map<String, Completed> completed = new HashMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int calls;
  private int listed;
  private int answersBeforeItFails = Integer.MAX_VALUE;

  /** When a task is added that is added now, as the answer tells it. */
  Instant added() {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }

  Instant now() {
    return now;
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  void complete(String taskId, Duration lag) {
    completed.put(taskId, new Completed(snapshot(taskId, now), now.plus(lag)));
  }

  int completedCount() {
    return completed.size();
  }

  int callCount() {
    return calls;
  }

  int listedCount() {
    return listed;
  }

  /** The service as it answers for one Batch job. */
  BatchService batch() {
    return FakePort.of(BatchService.class, Map.of("completedTasks", this::completed));
  }

  private CompletedTasks completed(Object[] arguments) {
    return arguments[1] instanceof OffsetDateTime time
        ? since(time.toInstant(), wanted(arguments[2]))
        : of((Collection<?>) arguments[1]);
  }

  @SuppressWarnings("unchecked")
  private static Predicate<TaskSnapshot> wanted(Object argument) {
    return (Predicate<TaskSnapshot>) argument;
  }

  private CompletedTasks since(Instant time, Predicate<TaskSnapshot> wanted) {
    Instant read = time.truncatedTo(ChronoUnit.MILLIS);
    CompletedTasks listed = answer(task -> !task.stateTransitionTime().toInstant().isBefore(read));
    return new CompletedTasks(listed.tasks().stream().filter(wanted).toList(), listed.asOf());
  }

  private CompletedTasks of(Collection<?> taskIds) {
    Set<Object> wanted = new HashSet<>(taskIds);
    return answer(task -> wanted.contains(task.reference().taskId()));
  }

  void failAfter(int answers) {
    answersBeforeItFails = answers;
  }

  void recover() {
    answersBeforeItFails = Integer.MAX_VALUE;
  }

  private CompletedTasks answer(Predicate<TaskSnapshot> filter) {
    calls++;
    if (--answersBeforeItFails < 0) {
      throw new UnavailableException("ServerBusy", "Listing failed", null);
    }
    var tasks =
        completed.values().stream()
            .filter(task -> !task.visible().isAfter(now))
            .map(Completed::snapshot)
            .filter(filter)
            .toList();
    listed += tasks.size();
    return new CompletedTasks(tasks, now.truncatedTo(ChronoUnit.SECONDS));
  }

  private static TaskSnapshot snapshot(String taskId, Instant completed) {
    var time = completed.atOffset(ZoneOffset.UTC);
    return new TaskSnapshot(
        new TaskReference("job", taskId),
        TaskState.COMPLETED,
        time,
        time,
        time,
        0,
        TaskResult.SUCCESS,
        null,
        0,
        0,
        time,
        null);
  }

  private record Completed(TaskSnapshot snapshot, Instant visible) {}
}
