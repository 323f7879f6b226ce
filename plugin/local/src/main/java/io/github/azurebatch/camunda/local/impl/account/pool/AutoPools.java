package io.github.azurebatch.camunda.local.impl.account.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import java.util.UUID;

/**
 * The pools with the lifetime of a job.
 *
 * <p>Documented: the service makes the id of such a pool, creates it with the job, and deletes it
 * when the job completes or is deleted, unless {@code keepAlive} is set.
 */
public final class AutoPools {

  private final PoolLifecycle pools;

  public AutoPools(PoolLifecycle pools) {
    this.pools = pools;
  }

  public void addTo(LocalJob job) {
    JsonNode wanted = job.spec().path("poolInfo").path("autoPoolSpecification");
    if (!wanted.isObject()) {
      return;
    }
    String prefix = wanted.path("autoPoolIdPrefix").asText("");
    String id = (prefix.isEmpty() ? "" : prefix + "_") + UUID.randomUUID();
    job.has(id);
    pools.add(id, ((ObjectNode) wanted.path("pool")).deepCopy());
  }

  /** The job has ended. */
  public void removeFrom(LocalJob job) {
    job.passingPoolId().filter(pools.all()::containsKey).ifPresent(pools::delete);
  }
}
