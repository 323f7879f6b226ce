package io.github.azurebatch.camunda.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.node.NodeTraits;
import java.net.URI;
import java.nio.file.Path;

/**
 * A task that was given to a node.
 *
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
}
