package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitUpdates;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reports queued tasks whose signatures end too early and, where the model wants that, lets them be
 * submitted anew.
 *
 * @param margin what is left for the uploads, and until the next audit
 */
public record ResubmitExpiring(WaitUpdates updates, WaitMeters meters, Duration margin) {

  private static final Log LOG = Log.of(ResubmitExpiring.class);

  /** Those of the queued tasks of the wait that are too late to begin now, if there are any. */
  Optional<ExpiringSas> find(WatchedWait wait, List<TaskSnapshot> queued, Instant now) {
    return wait.progress().accept(new SasExpiryCheck(queued, now, margin));
  }

  void report(WatchedJob job, WatchedWait wait, ExpiringSas expiring) {
    meters.countSasExpiry(expiring.tasks());
    LOG.write(
        LogLine.SAS_EXPIRES,
        "{}: {} still queued, and the SAS ends at {}: {}",
        expiring.toRunAgain().description(),
        expiring.tasks(),
        expiring.first(),
        expiring.resubmits()
            ? "submitted anew, as new attempts"
            : "the uploads will fail; give the wait onSasExpiry=resubmit, or a longer lifetime");
    if (expiring.resubmits()) {
      mark(job, wait, expiring);
    }
  }

  /** Kept before anything is done, so that another engine node can finish what this one begins. */
  private void mark(WatchedJob job, WatchedWait wait, ExpiringSas expiring) {
    Wait marked = wait.stored().of(expiring.toRunAgain()).with(RerunReason.SAS_EXPIRY);
    updates.keep(wait.externalTaskId(), marked);
    job.replace(wait, marked);
  }
}
