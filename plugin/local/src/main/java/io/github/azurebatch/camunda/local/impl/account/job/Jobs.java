package io.github.azurebatch.camunda.local.impl.account.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.state.JobState;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The account's jobs. A deleted job is removed when its tasks have ended and its deletion time has
 * passed.
 */
public final class Jobs {

  private final NavigableMap<String, LocalJob> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Clock clock;
  private final Duration deletion;
  private final Consumer<LocalJob> removed;

  public Jobs(Clock clock, Duration deletion, Consumer<LocalJob> removed) {
    this.clock = clock;
    this.deletion = deletion;
    this.removed = removed;
  }

  /** All jobs, also deleted ones that are due to be removed. */
  public Collection<LocalJob> all() {
    return Collections.unmodifiableCollection(all.values());
  }

  /** The jobs that are there, by their ids. */
  public NavigableMap<String, LocalJob> present() {
    List<LocalJob> gone = all.values().stream().filter(this::isGone).toList();
    gone.forEach(this::remove);
    return all;
  }

  public LocalJob get(String id) {
    LocalJob job = all.get(id);
    if (job != null && isGone(job)) {
      remove(job);
      job = null;
    }
    if (job == null) {
      throw new ServiceException(ErrorCode.JOB_NOT_FOUND);
    }
    return job;
  }

  public LocalJob add(String id, ObjectNode spec) {
    LocalJob other = present().get(id);
    if (other != null) {
      boolean deleting = other.is(JobState.DELETING);
      throw new ServiceException(deleting ? ErrorCode.JOB_BEING_DELETED : ErrorCode.JOB_EXISTS);
    }
    LocalJob job = new LocalJob(id, spec, clock.instant());
    all.put(id, job);
    return job;
  }

  private boolean isGone(LocalJob job) {
    return job.is(JobState.DELETING)
        && !job.tasks().areAnyRunning()
        && !clock.instant().isBefore(job.states().since().plus(deletion));
  }

  private void remove(LocalJob job) {
    all.remove(job.id());
    removed.accept(job);
  }
}
