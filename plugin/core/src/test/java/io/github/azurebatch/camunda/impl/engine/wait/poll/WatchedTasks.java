package io.github.azurebatch.camunda.impl.engine.wait.poll;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.outcome.task.TaskExpectation;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Tasks of a model of the service, and the waits for them. */
final class WatchedTasks {

  private final ModelService service = new ModelService();
  private final Map<String, Instant> unawaited = new LinkedHashMap<>();
  private final List<String> running = new ArrayList<>();
  private final List<TaskTarget> awaited = new ArrayList<>();
  private final List<Progress> open = new ArrayList<>();
  private final Completions completions;
  private int submitted;

  WatchedTasks() {
    completions = new Completions(service.batch(), "job");
  }

  /** Of the completed tasks, so many are remembered at most. */
  WatchedTasks(int mostRecent) {
    completions = new Completions(service.batch(), "job", mostRecent);
  }

  ModelService service() {
    return service;
  }

  /** How many waits have not been told that their task completed. */
  int open() {
    return open.size();
  }

  void advance(Duration time) {
    service.advance(time);
  }

  void submit(int count) {
    for (int i = 0; i < count; i++) {
      String id = "task-" + ++submitted;
      unawaited.put(id, service.added());
      running.add(id);
    }
  }

  /** Those that were submitted first. */
  void awaitFirst(int count) {
    unawaited.keySet().stream().limit(count).toList().forEach(this::begin);
  }

  void awaitLast(int count) {
    List<String> ids = List.copyOf(unawaited.keySet());
    ids.subList(Math.max(0, ids.size() - count), ids.size()).forEach(this::begin);
  }

  private void begin(String id) {
    Instant added = Objects.requireNonNull(unawaited.remove(id));
    TaskTarget task = task(id, added);
    awaited.add(task);
    begin(task);
  }

  /** Another wait for the same task. */
  void awaitAgain(int number) {
    if (!awaited.isEmpty()) {
      begin(awaited.get(number % awaited.size()));
    }
  }

  private void begin(TaskTarget task) {
    Progress progress = task.newProgress();
    open.add(progress);
    completions.add(progress, task.since());
    forgetWhatIsOver();
  }

  void complete(int count, Duration lag) {
    List<String> first = running.subList(0, Math.min(count, running.size()));
    first.forEach(id -> service.complete(id, lag));
    first.clear();
  }

  void poll() {
    var found =
        completions.poll(open).stream()
            .collect(
                Collectors.toMap(task -> task.reference().taskId(), task -> task, (a, b) -> b));
    open.forEach(progress -> progress.note(found));
    forgetWhatIsOver();
  }

  /** The service answers so many calls, and no further one. */
  void failToPoll(int answers) {
    service.failAfter(answers);
    try {
      poll();
    } catch (UnavailableException e) {
      // the next poll asks again
    }
    service.recover();
  }

  private void forgetWhatIsOver() {
    open.removeIf(Progress::isOver);
  }

  private static TaskTarget task(String id, Instant added) {
    var task =
        new SubmittedTask(
            "default",
            new TaskReference("job", id),
            added,
            null,
            null,
            null,
            OnCancel.LEAVE,
            null,
            List.of(),
            List.of());
    return TaskTarget.of(new TaskExpectation(task, List.of(), List.of()), false);
  }
}
