package io.github.azurebatch.camunda.local.impl.account.pool;

import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import io.github.azurebatch.camunda.local.impl.os.ConfinedDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where jobs and tasks have their files on the nodes; the layout is documented. */
public final class NodeDirectories {

  private static final Logger LOG = LoggerFactory.getLogger(NodeDirectories.class);

  private NodeDirectories() {}

  /** The directory of a task that was on a node. */
  public static Optional<Path> of(LocalJob job, LocalTask task) {
    return task.node().map(node -> of(job, task, node));
  }

  public static Path of(LocalJob job, LocalTask task, LocalNode node) {
    return of(job, node).resolve("job-1").resolve(task.id());
  }

  /** Deletes what a job left on these pools' nodes. */
  public static void delete(LocalJob job, Collection<LocalPool> pools) {
    pools.stream()
        .flatMap(pool -> pool.nodes().stream())
        .forEach(node -> delete(node, of(job, node)));
  }

  /** Deletes what a task left. */
  public static void delete(LocalJob job, LocalTask task) {
    task.node().ifPresent(node -> delete(node, of(job, task, node)));
  }

  private static Path of(LocalJob job, LocalNode node) {
    return node.root().resolve("workitems").resolve(job.id());
  }

  private static void delete(LocalNode node, Path directory) {
    try {
      new ConfinedDirectory(node.root()).delete(directory);
    } catch (IOException e) {
      // the request that happens to find it cannot do anything about it
      LOG.warn(
          "The directory {} of a deleted job or an old task could not be removed", directory, e);
    }
  }
}
