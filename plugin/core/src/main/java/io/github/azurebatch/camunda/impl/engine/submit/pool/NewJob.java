package io.github.azurebatch.camunda.impl.engine.submit.pool;

import io.github.azurebatch.camunda.fault.RefusedException;
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
    if (poolId == null) {
      return Optional.empty();
    }
    try {
      return account.batch().pool(poolId).flatMap(rule);
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }
}
