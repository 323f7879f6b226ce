package io.github.azurebatch.camunda.local.account;

import java.nio.file.Path;

/** A compute node: a directory and a number of slots. */
public final class LocalNode {

  private final String id;
  private final Path root;
  private final int slots;
  private int used;

  LocalNode(String id, Path root, int slots) {
    this.id = id;
    this.root = root;
    this.slots = slots;
  }

  public String id() {
    return id;
  }

  public Path root() {
    return root;
  }

  /** Whether the task fits on it when nothing else is there. */
  boolean isLargeEnoughFor(LocalTask task) {
    return slots >= task.requiredSlots();
  }

  boolean canTake(LocalTask task) {
    return free() >= slotsFor(task);
  }

  int free() {
    return slots - used;
  }

  void take(LocalTask task) {
    used += slotsFor(task);
  }

  void release(LocalTask task) {
    used -= slotsFor(task);
  }

  private int slotsFor(LocalTask task) {
    return task.role().runsAlone() ? slots : task.requiredSlots();
  }

  boolean isIdle() {
    return used == 0;
  }
}
