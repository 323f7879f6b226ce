package io.github.azurebatch.camunda.local.impl.account.state;

import io.github.azurebatch.camunda.local.NodeState;
import io.github.azurebatch.camunda.local.impl.odata.Filterable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A compute node: a directory and a number of slots; guarded by the account's monitor. */
public final class LocalNode implements Filterable {

  private final String id;
  private final Path root;
  private final int slots;
  private final boolean dedicated;
  private final Instant allocationTime;
  private Instant since;
  private @Nullable NodeCondition condition;
  private int usedSlots;
  private int runningTasks;
  private int tasksRun;

  LocalNode(String id, Path root, int slots, boolean dedicated, Instant now) {
    this.id = id;
    this.root = root;
    this.slots = slots;
    this.dedicated = dedicated;
    this.allocationTime = now;
    this.since = now;
  }

  public String id() {
    return id;
  }

  public Path root() {
    return root;
  }

  public boolean isDedicated() {
    return dedicated;
  }

  public Instant allocationTime() {
    return allocationTime;
  }

  public NodeState state() {
    if (condition != null) {
      return condition.state();
    }
    return runningTasks == 0 ? NodeState.IDLE : NodeState.RUNNING;
  }

  /** Whether it gives the files of its tasks; inferred. */
  public boolean givesFiles() {
    return switch (state()) {
      case IDLE, RUNNING, OFFLINE -> true;
      default -> false;
    };
  }

  /** When it entered its state. */
  public Instant since() {
    return since;
  }

  /** Why it runs no tasks, if it runs none. */
  public Optional<NodeCondition> condition() {
    return Optional.ofNullable(condition);
  }

  public int usedSlots() {
    return usedSlots;
  }

  public int runningTasks() {
    return runningTasks;
  }

  /** How many tasks ever ran on it. */
  public int tasksRun() {
    return tasksRun;
  }

  boolean isUsable() {
    return condition == null;
  }

  int free() {
    return isUsable() ? slots - usedSlots : 0;
  }

  /** Whether the task fits on it when no other task runs. */
  boolean isLargeEnoughFor(LocalTask task) {
    return isUsable() && slots >= task.requiredSlots();
  }

  boolean canTake(LocalTask task) {
    return isUsable() && free() >= slotsFor(task);
  }

  public void take(LocalTask task, Instant now) {
    NodeState before = state();
    usedSlots += slotsFor(task);
    runningTasks++;
    tasksRun++;
    moved(before, now);
  }

  public void release(LocalTask task, Instant now) {
    NodeState before = state();
    usedSlots -= slotsFor(task);
    runningTasks--;
    moved(before, now);
  }

  /** Sets why it runs no tasks; null if it does. */
  public void set(@Nullable NodeCondition what, Instant now) {
    NodeState before = state();
    condition = what;
    moved(before, now);
  }

  private void moved(NodeState before, Instant now) {
    since = before == state() ? since : now;
  }

  private int slotsFor(LocalTask task) {
    return task.role().runsAlone() ? slots : task.requiredSlots();
  }

  @Override
  public Optional<Object> property(String name) {
    return switch (name) {
      case "id" -> Optional.of(id);
      case "state" -> Optional.of(state().toString());
      case "stateTransitionTime" -> Optional.of(since);
      default -> throw new IllegalArgumentException("nodes can't be filtered by '" + name + "'");
    };
  }
}
