package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import static java.util.Comparator.naturalOrder;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.engine.wait.ListTarget;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitUpdates;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds queued tasks whose signatures end before they can have uploaded anything.
 *
 * @param margin what is left for the uploads, and until the next look
 */
public record SasExpiryCheck(WaitUpdates updates, WaitMeters meters, Duration margin) {

  private static final Logger LOG = LoggerFactory.getLogger(SasExpiryCheck.class);
  private static final int SHARE_OF_LIFETIME = 10;

  /** When the first signatures of those queued tasks end, if that is too soon to begin now. */
  Optional<Instant> nearExpiry(WatchedWait wait, List<TaskSnapshot> queued, Instant now) {
    WaitTarget target = wait.stored().target();
    if (target instanceof TaskTarget task) {
      SubmittedTask submitted = task.expectation().task();
      return Optional.ofNullable(submitted.sasExpiry())
          .filter(
              expiry -> isNear(expiry, submitted.submitted(), submitted.maxWallClockTime(), now));
    }
    return target instanceof ListTarget list
        ? nearExpiring(list, queued, now)
            .boxed()
            .flatMap(index -> Stream.ofNullable(list.runs().sasExpiry(index)))
            .min(naturalOrder())
        : Optional.empty();
  }

  /** The places of the queued tasks of the list whose signatures end so soon. */
  private IntStream nearExpiring(ListTarget list, List<TaskSnapshot> queued, Instant now) {
    return queued.stream()
        .flatMapToInt(task -> list.runs().indexOf(task.reference().taskId()).stream())
        .filter(index -> isNear(list, index, now));
  }

  private boolean isNear(ListTarget list, int index, Instant now) {
    SubmittedTasks tasks = list.tasks();
    Instant first = tasks.sasExpiry();
    Instant expiry = list.runs().sasExpiry(index);
    return first != null
        && expiry != null
        && isNear(
            expiry,
            expiry.minus(Duration.between(tasks.submitted(), first)),
            tasks.maxWallClockTime(),
            now);
  }

  /** Of a task that may run for ever nobody knows: the last tenth of the lifetime is near. */
  private boolean isNear(
      Instant expiry, Instant signed, @Nullable Duration maxWallClockTime, Instant now) {
    Duration needed =
        maxWallClockTime == null
            ? Duration.between(signed, expiry).dividedBy(SHARE_OF_LIFETIME)
            : maxWallClockTime.plus(margin);
    return !now.plus(needed).isBefore(expiry);
  }

  /** Says it once and, where the model wants that, lets the tasks be submitted anew. */
  void report(
      WatchedJob job, WatchedWait wait, List<TaskSnapshot> queued, Instant expiry, Instant now) {
    WaitTarget target = wait.stored().target();
    if (target instanceof ListTarget list) {
      BitSet places = new BitSet();
      nearExpiring(list, queued, now).forEach(places::set);
      report(target, places.cardinality(), expiry, list.resubmitOnSasExpiry());
      if (list.resubmitOnSasExpiry()) {
        mark(job, wait, list.toRunAgain(places));
      }
    } else if (target instanceof TaskTarget task) {
      report(target, 1, expiry, task.resubmitOnSasExpiry());
      if (task.resubmitOnSasExpiry()) {
        mark(job, wait, task);
      }
    }
  }

  private void report(WaitTarget target, int tasks, Instant expiry, boolean resubmits) {
    meters.countSasExpiry(tasks);
    LOG.warn(
        "{}: {} still queued, and the SAS ends at {}: {}",
        target.description(),
        tasks,
        expiry,
        resubmits
            ? "submitted anew, as new attempts"
            : "the uploads will fail; give the wait onSasExpiry=resubmit, or a longer lifetime");
  }

  /** Kept before anything is done, so that another engine node can finish what this one begins. */
  private void mark(WatchedJob job, WatchedWait wait, WaitTarget target) {
    Wait marked = wait.stored().of(target).with(RerunReason.SAS_EXPIRY);
    updates.keep(wait.externalTaskId(), marked);
    job.replace(wait, marked);
  }
}
