package io.github.azurebatch.camunda.local.impl.rest.pool;

import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.rest.check.Body;
import java.util.regex.Pattern;

/** What is documented as required of pools, and of the information that names a job's pool. */
public final class PoolRules {

  private static final int MAX_NODES = 1000;
  private static final int MAX_SLOTS = 256;

  /** It begins the id of the pool. */
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-]{0,20}");

  private PoolRules() {}

  /** Virtual machine settings are kept without effect, but for their operating system. */
  static void checkPool(Body pool) {
    pool.text("vmSize");
    pool.range("targetDedicatedNodes", 0, MAX_NODES);
    pool.range("targetLowPriorityNodes", 0, MAX_NODES);
    pool.range("taskSlotsPerNode", 1, MAX_SLOTS);
  }

  /** Documented: either a pool, or the specification of an auto pool. */
  public static void checkInformation(Body information) {
    if (!information.has("autoPoolSpecification")) {
      information.text("poolId");
      return;
    }
    if (information.has("poolId")) {
      throw ServiceException.invalidProperty(
          "poolInfo", "poolId and autoPoolSpecification", "only one of them can be given");
    }
    checkAutoPool(information.object("autoPoolSpecification"));
  }

  private static void checkAutoPool(Body automatic) {
    String lifetime = automatic.text("poolLifetimeOption");
    if (!lifetime.equalsIgnoreCase("job")) {
      throw ServiceException.invalidProperty(
          "poolInfo.autoPoolSpecification.poolLifetimeOption",
          lifetime,
          "job is expected: the local service has no job schedules");
    }
    String prefix = automatic.optionalText("autoPoolIdPrefix").orElse("");
    if (!PREFIX.matcher(prefix).matches()) {
      throw ServiceException.invalidProperty(
          "poolInfo.autoPoolSpecification.autoPoolIdPrefix",
          prefix,
          "no more than 20 letters, digits, hyphens and underscores are expected");
    }
    if (!automatic.has("pool")) {
      throw ServiceException.missingProperty("poolInfo.autoPoolSpecification.pool");
    }
    checkPool(automatic.object("pool"));
  }
}
