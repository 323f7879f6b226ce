package io.github.azurebatch.camunda.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a pool that is added with {@link LocalPools#add}: one dedicated node with four
 * slots by default. Immutable: each method returns other settings.
 */
public final class PoolSettings {

  private static final int SLOTS = 4;

  private final String id;
  private final ObjectNode spec;
  private final @Nullable Instant creationTime;

  private PoolSettings(String id, ObjectNode spec, @Nullable Instant creationTime) {
    this.id = id;
    this.spec = spec;
    this.creationTime = creationTime;
  }

  /** Virtual machines with Linux. */
  public static PoolSettings linux(String id) {
    return of(id)
        .virtualMachines("batch.node.ubuntu 22.04", "canonical", "0001-com-ubuntu-server-jammy");
  }

  /** Virtual machines with Windows, on which tasks need a script. */
  public static PoolSettings windows(String id) {
    return of(id)
        .virtualMachines("batch.node.windows amd64", "microsoftwindowsserver", "windowsserver");
  }

  /** A pool with the retired cloud service configuration, which has Windows. */
  public static PoolSettings cloudService(String id) {
    return of(id).with(spec -> spec.putObject("cloudServiceConfiguration").put("osFamily", "6"));
  }

  private static PoolSettings of(String id) {
    ObjectNode spec =
        Json.object()
            .put("vmSize", "standard_d2s_v3")
            .put("targetDedicatedNodes", 1)
            .put("targetLowPriorityNodes", 0)
            .put("enableAutoScale", false)
            .put("enableInterNodeCommunication", false)
            .put("taskSlotsPerNode", SLOTS);
    return new PoolSettings(id, spec, null);
  }

  private PoolSettings virtualMachines(String agent, String publisher, String offer) {
    return with(
        spec -> {
          ObjectNode machines =
              spec.putObject("virtualMachineConfiguration").put("nodeAgentSKUId", agent);
          machines
              .putObject("imageReference")
              .put("publisher", publisher)
              .put("offer", offer)
              .put("version", "latest");
        });
  }

  /** The number of dedicated nodes. */
  public PoolSettings nodes(int dedicated) {
    return with(spec -> spec.put("targetDedicatedNodes", dedicated));
  }

  /** The number of nodes that can be preempted. */
  public PoolSettings lowPriorityNodes(int count) {
    return with(spec -> spec.put("targetLowPriorityNodes", count));
  }

  /** How many tasks that need one slot a node runs at once. */
  public PoolSettings slotsPerNode(int count) {
    return with(spec -> spec.put("taskSlotsPerNode", count));
  }

  /** When the pool was created; by default, when it is added. */
  public PoolSettings createdAt(Instant time) {
    return new PoolSettings(id, spec, time);
  }

  /** Adds a user-assigned managed identity. */
  public PoolSettings identity(String resourceId) {
    return with(
        spec -> {
          ArrayNode identities =
              spec.withObject("/identity")
                  .put("type", "UserAssigned")
                  .withArray("userAssignedIdentities");
          identities.addObject().put("resourceId", resourceId);
        });
  }

  /** Changes other properties, in the form of the REST API. */
  public PoolSettings with(Consumer<ObjectNode> change) {
    ObjectNode changed = spec.deepCopy();
    change.accept(changed);
    return new PoolSettings(id, changed, creationTime);
  }

  String id() {
    return id;
  }

  ObjectNode spec() {
    return spec.deepCopy();
  }

  @Nullable Instant creationTime() {
    return creationTime;
  }
}
