package io.github.azurebatch.camunda.local.impl.account.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.TaskAssignment.NodeTraits;
import io.github.azurebatch.camunda.local.impl.odata.Filterable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A pool and its nodes; guarded by the account's monitor. */
public final class LocalPool implements Filterable {

  private final String id;
  private final ObjectNode spec;
  private final Instant creationTime;
  private final Path directory;
  private final List<LocalNode> nodes = new ArrayList<>();
  private List<PoolError> resizeErrors = List.of();
  private Instant resizeTime;
  private boolean isResizing;
  private int nodesEver;

  /**
   * @param directory holds the nodes' directories
   */
  public LocalPool(String id, ObjectNode spec, Path directory, Instant creationTime) {
    this.id = id;
    this.spec = spec;
    this.directory = directory;
    this.creationTime = creationTime;
    this.resizeTime = creationTime;
  }

  public String id() {
    return id;
  }

  /** The pool as it was added, with its current target numbers of nodes. */
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

  /** The traits of one of its nodes. */
  public NodeTraits traits(LocalNode node) {
    JsonNode machines = spec.path("virtualMachineConfiguration");
    boolean isWindows =
        spec.hasNonNull("cloudServiceConfiguration")
            || machines.path("nodeAgentSKUId").asText().contains("windows");
    Set<String> identities = new HashSet<>();
    spec.path("identity")
        .path("userAssignedIdentities")
        .forEach(identity -> identities.add(identity.path("resourceId").asText()));
    return new NodeTraits(
        node.isDedicated(), isWindows, machines.hasNonNull("containerConfiguration"), identities);
  }

  /** The errors of its last resize. */
  public List<PoolError> resizeErrors() {
    return resizeErrors;
  }

  /** Whether it waits for nodes. */
  public boolean isResizing() {
    return isResizing;
  }

  /** When it was resized the last time. */
  public Instant resizeTime() {
    return resizeTime;
  }

  /** The number of its nodes of this kind. */
  public long count(boolean dedicated) {
    return nodes.stream().filter(node -> node.isDedicated() == dedicated).count();
  }

  public Optional<LocalNode> node(String nodeId) {
    return nodes.stream().filter(node -> node.id().equalsIgnoreCase(nodeId)).findFirst();
  }

  /** Sets the target and the number of nodes of this kind, which errors may keep apart. */
  public void resize(boolean dedicated, int wanted, int got, List<PoolError> errors, Instant now) {
    spec.put(dedicated ? "targetDedicatedNodes" : "targetLowPriorityNodes", wanted);
    isResizing = false;
    resizeErrors = errors;
    resizeTime = now;
    for (long there = count(dedicated); there < got; there++) {
      nodes.add(another(dedicated, now));
    }
  }

  /** Starts to resize to this number of dedicated nodes. */
  public void resizing(int wanted, Instant now) {
    spec.put("targetDedicatedNodes", wanted);
    isResizing = true;
    resizeErrors = List.of();
    resizeTime = now;
  }

  private LocalNode another(boolean dedicated, Instant now) {
    nodesEver++;
    String nodeId = id + "-node-" + nodesEver;
    int slots = spec.path("taskSlotsPerNode").asInt(1);
    return new LocalNode(nodeId, directory.resolve(nodeId), slots, dedicated, now);
  }

  public boolean hasFreeSlot() {
    return nodes.stream().anyMatch(node -> node.free() > 0);
  }

  public boolean couldEverRun(LocalTask task) {
    return nodes.stream().anyMatch(node -> node.isLargeEnoughFor(task));
  }

  /** The node with the most free slots, if they are enough. */
  public Optional<LocalNode> nodeFor(LocalTask task) {
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
