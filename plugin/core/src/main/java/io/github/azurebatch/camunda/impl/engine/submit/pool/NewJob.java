package io.github.azurebatch.camunda.impl.engine.submit.pool;

import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A job that is created together with its job manager task.
 *
 * @param poolId null for an auto pool, which does not exist yet
 */
public record NewJob(AccountClients account, @Nullable String poolId, int taskRetries)
    implements TargetJob {

  @Override
  public Optional<String> complaint(Function<PoolSnapshot, Optional<String>> rule) {
    return KnownPools.pool(account, poolId).flatMap(rule);
  }
}
