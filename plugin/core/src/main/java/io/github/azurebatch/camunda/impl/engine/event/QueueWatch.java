package io.github.azurebatch.camunda.impl.engine.event;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One queue on one node: reads it where this node has its lease, and else listens to the node that
 * does.
 */
final class QueueWatch {

  private static final Log LOG = Log.of(QueueWatch.class);
  private static final long BETWEEN_BROADCASTS = Duration.ofMillis(250).toNanos();
  private static final long SHORTEST = Duration.ofMillis(200).toNanos();
  private static final long LONGEST = Duration.ofMillis(500).toNanos();
  private static final long FIRST_AFTER_FAILURE = Duration.ofSeconds(5).toNanos();
  private static final long LONGEST_AFTER_FAILURE = Duration.ofMinutes(1).toNanos();

  private final EventLease lease;
  private final QueueReader reader;
  private final EventBroadcast broadcast;
  private final EventFreshness freshness;
  private final Cluster cluster;
  private final Consumer<Arrived> listener;
  private final LongSupplier nanoTime;
  private long next;
  private long pause = SHORTEST;
  private volatile @Nullable String trouble;

  /** The other nodes. */
  interface Cluster {

    /** Whether this node has the lease. */
    boolean holds(String name);

    /** Whether other nodes are members of the group. */
    boolean isShared(String group);
  }

  QueueWatch(
      EventLease lease,
      QueueReader reader,
      EventBroadcast broadcast,
      EventFreshness freshness,
      Cluster cluster,
      Consumer<Arrived> listener,
      LongSupplier nanoTime) {
    this.lease = lease;
    this.reader = reader;
    this.broadcast = broadcast;
    this.freshness = freshness;
    this.cluster = cluster;
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong();
  }

  EventLease lease() {
    return lease;
  }

  /** Reads or listens, if it is time to. */
  synchronized void ifDue() {
    if (nanoTime.getAsLong() - next >= 0) {
      now();
    }
  }

  /** Reads or listens. */
  synchronized void now() {
    long wait = BETWEEN_BROADCASTS;
    if (cluster.holds(lease.name())) {
      wait = read();
    } else {
      end();
      if (cluster.isShared(lease.group())) {
        listen();
      }
    }
    freshness.tellChange();
    next = nanoTime.getAsLong() + wait;
  }

  private long read() {
    try {
      pause = reader.read(this::tell) ? SHORTEST : Math.min(2 * pause, LONGEST);
      end();
    } catch (AzureBatchException e) {
      pause = trouble == null ? FIRST_AFTER_FAILURE : Math.min(2 * pause, LONGEST_AFTER_FAILURE);
      begin(e);
    }
    return pause;
  }

  private void tell(List<BlobCreated> blobs) {
    blobs.forEach(blob -> freshness.hear(blob.time().toEpochMilli()));
    listener.accept(Arrived.places(blobs));
    if (cluster.isShared(lease.group())) {
      broadcast.tell(BroadcastTexts.of(blobs), freshness.last());
    }
  }

  private void listen() {
    EventBroadcast.Told since = broadcast.listen();
    freshness.hear(since.lastEvent());
    since.arrived().forEach(listener);
  }

  private void begin(AzureBatchException failure) {
    boolean isNew = trouble == null;
    String message = String.valueOf(failure.getMessage());
    trouble = message;
    if (isNew) {
      LOG.write(
          LogLine.EVENTS_NOT_READ,
          "The queue of account '{}' cannot be read; Batch jobs are polled: {}",
          lease.account(),
          message);
    }
  }

  private void end() {
    if (trouble != null) {
      trouble = null;
      pause = SHORTEST;
      LOG.write(
          LogLine.EVENTS_READ_AGAIN,
          "The queue of account '{}' can be read again",
          lease.account());
    }
  }

  /** What is wrong. */
  Optional<Outage> outage() {
    return Optional.ofNullable(trouble)
        .map(message -> new Outage(lease.account(), "reading events", message));
  }
}
