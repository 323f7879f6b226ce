package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitQueries;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Finds waits that no engine node looks after: not this one, whose job executor is not active, and
 * no other one for some time. Nodes may restart meanwhile.
 */
final class UnwatchedWaits {

  private static final Duration TOLERANCE = Duration.ofSeconds(45);

  private final JobExecutor jobExecutor;
  private final WaitQueries waits;
  private final Leases leases;
  private final Clock clock;
  private @Nullable Instant since;

  UnwatchedWaits(JobExecutor jobExecutor, WaitQueries waits, Leases leases, Clock clock) {
    this.jobExecutor = jobExecutor;
    this.waits = waits;
    this.leases = leases;
    this.clock = clock;
  }

  /** What is wrong, with what to do; two statements, and none where the job executor is active. */
  Optional<String> message() {
    try {
      return unwatched();
    } catch (RuntimeException e) {
      // what else health has to say must not be lost with it
      return Optional.of(
          "cannot be asked, for the engine's database failed: "
              + ForeignText.cut(String.valueOf(e)));
    }
  }

  private synchronized Optional<String> unwatched() {
    int topics = jobExecutor.isActive() ? 0 : waits.topics().size();
    if (topics == 0 || !leases.hasNoLiveMember()) {
      since = null;
      return Optional.empty();
    }
    Instant begin = since == null ? clock.instant() : since;
    since = begin;
    return clock.instant().isBefore(begin.plus(TOLERANCE))
        ? Optional.empty()
        : Optional.of(
            "looks after none of the waits for %d Batch job(s) on any engine node since %s, for the job executor is not active. Start the job executor on one of them"
                .formatted(topics, begin));
  }
}
