package io.github.azurebatch.camunda.benchmarks.waiting;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.impl.engine.Background;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJobs;
import io.github.azurebatch.camunda.impl.engine.wait.watch.Watch;
import io.github.azurebatch.camunda.impl.engine.wait.watch.Watcher;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import org.openjdk.jol.info.GraphLayout;

/** What the watcher of a node holds in memory for its waits. */
public final class WatchedWaits {

  static {
    // lambdas and records are among what is held
    System.setProperty("jol.magicFieldOffset", "true");
    System.setProperty("jol.skipDynamicAttach", "true");
  }

  private WatchedWaits() {}

  /**
   * Its size: the waits of all Batch jobs with the maps that they are in, as the JVM lays it out.
   */
  public static long bytes(AzureBatchProcessEnginePlugin plugin) {
    Watch watch = held(Watch.class, held(Background.class, plugin));
    Watcher watcher = held(Watcher.class, watch);
    Map<?, ?> jobs = held(Map.class, held(WatchedJobs.class, watcher));
    Object[] waits = jobs.values().stream().map(job -> ((WatchedJob) job).waits()).toArray();
    return GraphLayout.parseInstance(waits).totalSize();
  }

  /** The value of the field of that type: what they are called is nobody's business. */
  private static <T> T held(Class<T> type, Object holder) {
    Field field =
        Arrays.stream(holder.getClass().getDeclaredFields())
            .filter(each -> each.getType() == type)
            .findFirst()
            .orElseThrow();
    field.setAccessible(true);
    try {
      return type.cast(field.get(holder));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The watcher cannot be looked into", e);
    }
  }
}
