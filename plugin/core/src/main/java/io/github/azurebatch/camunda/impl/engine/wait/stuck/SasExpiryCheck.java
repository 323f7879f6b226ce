package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import static java.util.Comparator.naturalOrder;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.engine.wait.JobProgress;
import io.github.azurebatch.camunda.impl.engine.wait.ListProgress;
import io.github.azurebatch.camunda.impl.engine.wait.ListTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import io.github.azurebatch.camunda.impl.engine.wait.TaskProgress;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds those of the queued tasks of a wait whose signatures end before they can have uploaded
 * anything.
 *
 * @param margin what is left for the uploads, and until the next audit
 */
record SasExpiryCheck(List<TaskSnapshot> queued, Instant now, Duration margin)
    implements Progress.Visitor<Optional<ExpiringSas>> {

  private static final int SHARE_OF_LIFETIME = 10;

  @Override
  public Optional<ExpiringSas> task(TaskProgress progress) {
    TaskTarget task = progress.target();
    SubmittedTask submitted = task.expectation().task();
    Instant expiry = submitted.sasExpiry();
    return expiry != null && isNear(expiry, submitted.submitted(), submitted.maxWallClockTime())
        ? Optional.of(new ExpiringSas(expiry, 1, task, task.resubmitOnSasExpiry()))
        : Optional.empty();
  }

  @Override
  public Optional<ExpiringSas> list(ListProgress progress) {
    ListTarget list = progress.target();
    BitSet places = new BitSet();
    queued.stream()
        .flatMapToInt(task -> list.runs().indexOf(task.reference().taskId()).stream())
        .filter(index -> isNear(list, index))
        .forEach(places::set);
    return places.stream()
        .boxed()
        .flatMap(index -> Stream.ofNullable(list.runs().sasExpiry(index)))
        .min(naturalOrder())
        .map(
            first ->
                new ExpiringSas(
                    first,
                    places.cardinality(),
                    list.toRunAgain(places),
                    list.resubmitOnSasExpiry()));
  }

  /** The tasks of a job were not submitted by the wait's activity. */
  @Override
  public Optional<ExpiringSas> job(JobProgress progress) {
    return Optional.empty();
  }

  private boolean isNear(ListTarget list, int index) {
    SubmittedTasks tasks = list.tasks();
    Instant first = tasks.sasExpiry();
    Instant expiry = list.runs().sasExpiry(index);
    return first != null
        && expiry != null
        && isNear(
            expiry,
            expiry.minus(Duration.between(tasks.submitted(), first)),
            tasks.maxWallClockTime());
  }

  /**
   * How long a task without a limit will run is not known: the last tenth of the lifetime is near.
   */
  private boolean isNear(Instant expiry, Instant signed, @Nullable Duration maxWallClockTime) {
    Duration needed =
        maxWallClockTime == null
            ? Duration.between(signed, expiry).dividedBy(SHARE_OF_LIFETIME)
            : maxWallClockTime.plus(margin);
    return !now.plus(needed).isBefore(expiry);
  }
}
