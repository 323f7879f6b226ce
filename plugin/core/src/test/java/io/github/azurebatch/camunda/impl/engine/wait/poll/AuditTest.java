package io.github.azurebatch.camunda.impl.engine.wait.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.FakePort;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditTest {

  private final Map<String, TaskState> tasks = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();

  @Test
  void asksForFewByTheirIds() {
    add("a", 10, TaskState.RUNNING);
    tasks.put("a7", TaskState.COMPLETED);
    tasks.remove("a8");

    Audit audit = audit(ids("a", 10));

    assertThat(audit.existing()).hasSize(9).doesNotContain("a8");
    assertThat(audit.seen()).anyMatch(task -> task.state() == TaskState.COMPLETED);
    assertThat(calls).containsExactly("10 by id");
  }

  @Test
  void listsNothingThatHasCompletedBefore() {
    add("a", 200, TaskState.RUNNING);
    add("old", 5_000, TaskState.COMPLETED);
    tasks.put("a7", TaskState.COMPLETED);
    tasks.remove("a8");

    Audit audit = audit(ids("a", 200));

    assertThat(audit.existing()).hasSize(199).doesNotContain("a8");
    assertThat(audit.seen()).hasSize(199);
    assertThat(calls).containsExactly("open", "2 by id");
  }

  @Test
  void keepsNoTasksThatNoWaitIsFor() {
    add("a", 200, TaskState.RUNNING);
    add("other", 5_000, TaskState.RUNNING);

    Audit audit = audit(ids("a", 200));

    assertThat(audit.seen()).hasSize(200);
    assertThat(audit.existing()).hasSize(200);
  }

  @Test
  void losesNoMoreAtOnceThanItAskedFor() {
    add("a", 200, TaskState.RUNNING);

    Audit audit = audit(ids("a", 5_000));

    assertThat(audit.existing()).hasSize(5_000 - Audit.MOST_BY_ID);
    assertThat(calls).containsExactly("open", Audit.MOST_BY_ID + " by id");
  }

  @Test
  void doesNotCallWhereNothingIsAwaited() {
    add("a", 5, TaskState.RUNNING);

    assertThat(audit(Set.of()).existing()).isEmpty();
    assertThat(calls).isEmpty();
  }

  private Audit audit(Set<String> awaited) {
    Audit audit = new Audit(service(), "job", false);
    audit.search(awaited);
    return audit;
  }

  private void add(String prefix, int count, TaskState state) {
    ids(prefix, count).forEach(id -> tasks.put(id, state));
  }

  private static Set<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.toSet());
  }

  private BatchService service() {
    return FakePort.of(
        BatchService.class,
        Map.of(
            "visitOpenTasks", arguments -> visit((Consumer<?>) arguments[1]),
            "tasks", arguments -> byId((Collection<?>) arguments[1])));
  }

  @SuppressWarnings("unchecked") // of the port's method
  private @Nullable Object visit(Consumer<?> visitor) {
    calls.add("open");
    tasks.keySet().stream()
        .filter(id -> tasks.get(id) != TaskState.COMPLETED)
        .map(this::snapshot)
        .forEach((Consumer<TaskSnapshot>) visitor);
    return null;
  }

  private List<TaskSnapshot> byId(Collection<?> ids) {
    calls.add(ids.size() + " by id");
    return tasks.keySet().stream().filter(ids::contains).map(this::snapshot).toList();
  }

  private TaskSnapshot snapshot(String id) {
    var time = OffsetDateTime.parse("2026-01-01T00:00:00Z");
    return new TaskSnapshot(
        new TaskReference("job", id),
        tasks.getOrDefault(id, TaskState.COMPLETED),
        time,
        null,
        null,
        null,
        null,
        null,
        0,
        0,
        time,
        null);
  }
}
