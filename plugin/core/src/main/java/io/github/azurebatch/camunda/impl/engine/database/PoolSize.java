package io.github.azurebatch.camunda.impl.engine.database;

import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Whether the engine's connection pool has room for the threads that need a connection at the same
 * time. No thread needs a second one, so a small pool is no deadlock; but threads wait for each
 * other, and locks of Camunda jobs and leases may end meanwhile.
 *
 * <p>Pools and job executors have no common interface for their sizes, so their getters are tried;
 * one that has none of these names is taken as it is.
 */
public final class PoolSize {

  private static final Log LOG = Log.of(PoolSize.class);

  /** Of HikariCP, MyBatis, DBCP 2, Tomcat and c3p0. */
  private static final List<String> SIZES_OF_POOLS =
      List.of(
          "getMaximumPoolSize",
          "getPoolMaximumActiveConnections",
          "getMaxTotal",
          "getMaxActive",
          "getMaxPoolSize");

  /** Of the engine's own job executors, and of the task executor that Spring's has. */
  private static final String SIZE_OF_JOB_EXECUTOR = "getMaxPoolSize";

  /** The renewal of leases, and the search for orphans. */
  private static final int OTHER_THREADS = 2;

  /** The acquisition of Camunda jobs. */
  private static final int ACQUISITION = 1;

  private PoolSize() {}

  /**
   * Logs a pool that is too small, and what to set.
   *
   * @param watcherThreads how many threads end waits at the same time
   */
  public static void check(
      @Nullable DataSource pool,
      @Nullable JobExecutor jobExecutor,
      int watcherThreads,
      String engineName) {
    int ours = watcherThreads + OTHER_THREADS;
    int jobs = sizeOf(jobExecutor).orElse(1);
    sizeOf(pool).ifPresent(size -> check(size, ours, jobs, engineName));
  }

  private static void check(int size, int ours, int jobs, String engineName) {
    int all = ours + jobs + ACQUISITION;
    int least = ours + 1 + ACQUISITION;
    if (size < least) {
      LOG.write(
          LogLine.POOL_TOO_SMALL,
          "The connection pool of process engine '{}' has {} connections, fewer than the {} threads of this plugin and two of the job executor need at the same time: they wait for each other, and locks and leases may end meanwhile. Let the pool have {} (for all {} threads of the job executor), at least {}; or set watcher-threads to less",
          engineName,
          size,
          ours,
          all,
          jobs,
          least);
    } else if (size < all) {
      LOG.write(
          LogLine.POOL_SMALL,
          "The connection pool of process engine '{}' has {} connections for {} threads of the job"
              + " executor and {} of this plugin. If they wait for connections under load, let it"
              + " have {}",
          engineName,
          size,
          jobs,
          ours,
          all);
    }
  }

  private static OptionalInt sizeOf(@Nullable DataSource pool) {
    Object found = pool;
    // Spring's proxies, such as the one for its transactions
    for (Object target = found; target != null; target = value(target, "getTargetDataSource")) {
      found = target;
    }
    return size(found, SIZES_OF_POOLS);
  }

  private static OptionalInt sizeOf(@Nullable JobExecutor jobExecutor) {
    OptionalInt own = size(jobExecutor, List.of(SIZE_OF_JOB_EXECUTOR));
    return own.isPresent()
        ? own
        : size(value(jobExecutor, "getTaskExecutor"), List.of(SIZE_OF_JOB_EXECUTOR));
  }

  /** Empty where nothing says it, or the pool has no bound. */
  private static OptionalInt size(@Nullable Object owner, List<String> getters) {
    return getters.stream()
        .flatMap(getter -> Stream.ofNullable(value(owner, getter)))
        .filter(size -> size instanceof Integer)
        .mapToInt(Integer.class::cast)
        .filter(size -> size > 0)
        .findFirst();
  }

  private static @Nullable Object value(@Nullable Object owner, String getter) {
    if (owner == null) {
      return null;
    }
    try {
      return owner.getClass().getMethod(getter).invoke(owner);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }
}
