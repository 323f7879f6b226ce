package io.github.azurebatch.camunda.local.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.odata.Filterable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A pool and its nodes. */
public final class LocalPool implements Filterable {

  private final String id;
  private final ObjectNode spec;
  private final Instant creationTime;
  private final List<LocalNode> nodes;

  LocalPool(String id, ObjectNode spec, Instant creationTime, List<LocalNode> nodes) {
    this.id = id;
    this.spec = spec;
    this.creationTime = creationTime;
    this.nodes = nodes;
  }

  public String id() {
    return id;
  }

  /** The pool as it was added. */
  public ObjectNode spec() {
    return spec;
  }

  public Instant creationTime() {
    return creationTime;
  }

  public Revision revision() {
    return new Revision(creationTime);
  }

  public List<LocalNode> nodes() {
    return nodes;
  }

  /** How many nodes run something. */
  public long busyNodes() {
    return nodes.stream().filter(node -> !node.isIdle()).count();
  }

  boolean hasFreeSlot() {
    return nodes.stream().anyMatch(node -> node.free() > 0);
  }

  boolean couldEverRun(LocalTask task) {
    return nodes.stream().anyMatch(node -> node.isLargeEnoughFor(task));
  }

  /** The node with the most free slots, if they are enough. */
  Optional<LocalNode> nodeFor(LocalTask task) {
    return nodes.stream()
        .max(Comparator.comparingInt(LocalNode::free))
        .filter(node -> node.canTake(task));
  }

  @Override
  public Optional<Object> property(String name) {
    return switch (name) {
      case "id" -> Optional.of(id);
      case "state" -> Optional.of("active");
      case "creationTime", "lastModified", "stateTransitionTime" -> Optional.of(creationTime);
      default -> throw new IllegalArgumentException("pools can't be filtered by '" + name + "'");
    };
  }
}
