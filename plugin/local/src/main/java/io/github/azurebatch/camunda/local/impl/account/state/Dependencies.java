package io.github.azurebatch.camunda.local.impl.account.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.local.TaskState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which tasks of a job wait for which; an unknown task is one that is not there yet. */
public final class Dependencies {

  private final LocalJob job;
  private final Map<String, Set<LocalTask>> dependents = new HashMap<>();

  Dependencies(LocalJob job) {
    this.job = job;
  }

  /** The task is active: makes it ready, or notes what it waits for. */
  public void activated(LocalTask task) {
    if (areSatisfied(task)) {
      job.tasks().queue(task);
      return;
    }
    names(task)
        .forEach(
            name -> dependents.computeIfAbsent(key(name), k -> new LinkedHashSet<>()).add(task));
  }

  /** The task is completed: makes those ready that waited for nothing else. */
  public void completed(LocalTask task) {
    for (LocalTask dependent : List.copyOf(dependents.getOrDefault(key(task.id()), Set.of()))) {
      if (isWaiting(dependent) && areSatisfied(dependent)) {
        job.tasks().queue(dependent);
        forget(dependent);
      }
    }
  }

  public void forget(LocalTask task) {
    names(task)
        .forEach(
            name ->
                dependents.computeIfPresent(
                    key(name),
                    (k, waiting) -> {
                      waiting.remove(task);
                      return waiting.isEmpty() ? null : waiting;
                    }));
  }

  private boolean isWaiting(LocalTask task) {
    return task.is(TaskState.ACTIVE) && job.tasks().has(task);
  }

  private boolean areSatisfied(LocalTask task) {
    return names(task).allMatch(this::isSatisfied);
  }

  private boolean isSatisfied(String name) {
    LocalTask task = job.tasks().byId().get(name);
    return task != null && task.is(TaskState.COMPLETED) && ExitRules.of(task).satisfies();
  }

  private static Stream<String> names(LocalTask task) {
    JsonNode dependsOn = task.spec().path("dependsOn");
    return Stream.concat(
        stream(dependsOn.path("taskIds")).map(JsonNode::asText),
        stream(dependsOn.path("taskIdRanges")).flatMap(Dependencies::range));
  }

  private static Stream<String> range(JsonNode range) {
    return IntStream.rangeClosed(range.path("start").asInt(), range.path("end").asInt())
        .mapToObj(Integer::toString);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return IntStream.range(0, array.size()).mapToObj(array::path);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
