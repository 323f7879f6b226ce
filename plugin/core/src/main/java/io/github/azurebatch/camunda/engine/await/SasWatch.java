package io.github.azurebatch.camunda.engine.await;

import static java.util.Comparator.naturalOrder;

import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.output.SubmittedTasks;
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
record SasWatch(WaitVariables variables, WatcherMetrics metrics, Duration margin) {

  private static final Logger LOG = LoggerFactory.getLogger(SasWatch.class);
  private static final int SHARE_OF_LIFETIME = 10;

  /** When the first signatures of those queued tasks end, if that is too soon to begin now. */
  Optional<Instant> nearExpiry(Waiter waiter, List<TaskSnapshot> queued, Instant now) {
    Awaited awaited = waiter.awaited().awaited();
    if (awaited instanceof OneTask task) {
      SubmittedTask submitted = task.expectation().task();
      return Optional.ofNullable(submitted.sasExpiry())
          .filter(
              expiry -> isNear(expiry, submitted.submitted(), submitted.maxWallClockTime(), now));
    }
    return awaited instanceof TaskList list
        ? nearExpiring(list, queued, now)
            .boxed()
            .flatMap(index -> Stream.ofNullable(list.runs().sasExpiry(index)))
            .min(naturalOrder())
        : Optional.empty();
  }

  /** The places of the queued tasks of the list whose signatures end so soon. */
  private IntStream nearExpiring(TaskList list, List<TaskSnapshot> queued, Instant now) {
    return queued.stream()
        .flatMapToInt(task -> list.runs().indexOf(task.reference().taskId()).stream())
        .filter(index -> isNear(list, index, now));
  }

  private boolean isNear(TaskList list, int index, Instant now) {
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
      WatchedJob job, Waiter waiter, List<TaskSnapshot> queued, Instant expiry, Instant now) {
    Awaited awaited = waiter.awaited().awaited();
    if (awaited instanceof TaskList list) {
      BitSet places = new BitSet();
      nearExpiring(list, queued, now).forEach(places::set);
      report(awaited, places.cardinality(), expiry, list.resubmitOnSasExpiry());
      if (list.resubmitOnSasExpiry()) {
        mark(job, waiter, list.toRunAgain(places));
      }
    } else if (awaited instanceof OneTask task) {
      report(awaited, 1, expiry, task.resubmitOnSasExpiry());
      if (task.resubmitOnSasExpiry()) {
        mark(job, waiter, task);
      }
    }
  }

  private void report(Awaited awaited, int tasks, Instant expiry, boolean resubmits) {
    metrics.countSasExpiry(tasks);
    LOG.warn(
        "{}: {} still queued, and the SAS ends at {}: {}",
        awaited.description(),
        tasks,
        expiry,
        resubmits
            ? "submitted anew, as new attempts"
            : "the uploads will fail; give the wait onSasExpiry=resubmit, or a longer lifetime");
  }

  /** Kept before anything is done, so that another engine node can finish what this one begins. */
  private void mark(WatchedJob job, Waiter waiter, Awaited awaited) {
    Wait marked = waiter.awaited().of(awaited).with(LastFault.SAS_EXPIRY);
    variables.keep(waiter.externalTaskId(), marked);
    job.replace(waiter, marked);
  }
}
