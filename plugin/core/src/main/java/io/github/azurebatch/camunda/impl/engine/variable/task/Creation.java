package io.github.azurebatch.camunda.impl.engine.variable.task;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When tasks or jobs of ours were created, by the service's clock, which tells them from those of
 * others under the same ids: from one that was deleted before, and from one that was added since.
 *
 * @param first null if nobody knows
 * @param last null if nobody knows
 */
public record Creation(@Nullable Instant first, @Nullable Instant last) {

  /** Whether the task has taken the place of ours. */
  public boolean isBefore(TaskSnapshot task) {
    return isBefore(task.creationTime().toInstant());
  }

  /** Whether what was created then has taken the place of ours. */
  public boolean isBefore(Instant created) {
    return last != null && !created.isBefore(endOf(last));
  }

  /** Whether the task made way for ours. */
  public boolean isAfter(TaskSnapshot task) {
    return first != null && task.creationTime().toInstant().isBefore(first);
  }

  /** Times are read in milliseconds; a whole second is one that the service told no finer. */
  private static Instant endOf(Instant time) {
    return time.getNano() == 0 ? time.plusSeconds(1) : time.plusMillis(1);
  }

  /** The later of two instants, or the one that there is. */
  public static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
