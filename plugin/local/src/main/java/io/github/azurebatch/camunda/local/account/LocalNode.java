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

  int slots() {
    return slots;
  }

  int free() {
    return slots - used;
  }

  void take(int count) {
    used += count;
  }

  void release(int count) {
    used -= count;
  }

  boolean isIdle() {
    return used == 0;
  }
}
