package io.github.azurebatch.camunda.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/**
 * A task that was given to a node: what {@link TaskScript#action} is called with.
 *
 * @param accountUrl the local service's URL, for a client of the action's own
 * @param assigned when the node got the task, by the service's clock; a script's delay counts from
 *     here
 * @param nodeRoot the node's root directory ({@code AZ_BATCH_NODE_ROOT_DIR}); the task's directory
 *     is {@code workitems/{jobId}/job-1/{taskId}} below it
 * @param task the task as it was added, in the REST API's shape, with the constraints that it
 *     inherits from the job filled in
 */
public record TaskAssignment(
    String accountName,
    URI accountUrl,
    String poolId,
    String nodeId,
    String jobId,
    String taskId,
    Instant assigned,
    Path nodeRoot,
    NodeTraits traits,
    ObjectNode task) {

  /** Without the task's properties, which hold signatures. */
  @Override
  public String toString() {
    return "Azure Batch task '%s' (job '%s', pool '%s', node '%s')"
        .formatted(taskId, jobId, poolId, nodeId);
  }

  /** The task's own directory, which holds {@code wd}, {@code stdout.txt}, {@code stderr.txt}. */
  public Path taskDirectory() {
    return nodeRoot.resolve("workitems").resolve(jobId).resolve("job-1").resolve(taskId);
  }

  /**
   * What matters of a node to the tasks that it runs.
   *
   * @param isDedicated whether it cannot be preempted
   * @param isWindows whether paths may have backslashes
   * @param runsContainers whether the pool's virtual machines are configured for containers
   * @param identities the resource ids of the pool's user-assigned managed identities
   */
  public record NodeTraits(
      boolean isDedicated, boolean isWindows, boolean runsContainers, Set<String> identities) {

    /** A dedicated Linux node without containers and identities. */
    public static final NodeTraits LINUX = new NodeTraits(true, false, false, Set.of());

    /** Whether the pool of the node has the identity; ids are compared ignoring case. */
    public boolean hasIdentity(String resourceId) {
      return identities.stream().anyMatch(resourceId::equalsIgnoreCase);
    }
  }
}
