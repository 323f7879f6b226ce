package io.github.azurebatch.camunda.impl.engine.event;

import io.github.azurebatch.camunda.impl.engine.account.EventSource;
import io.github.azurebatch.camunda.impl.engine.data.value.Excerpt;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import io.github.azurebatch.camunda.impl.storage.queue.EventQueue;
import io.github.azurebatch.camunda.impl.storage.queue.QueueMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Reads a queue until it is empty, or for a while: what arrives at one moment is told at once, so
 * that a thousand events are one look at a Batch job.
 */
final class QueueReader {

  private static final Log LOG = Log.of(QueueReader.class);
  private static final long LONGEST_NANOS = Duration.ofSeconds(1).toNanos();

  /** Deleted one by one, within the time that others do not see them. */
  private static final int MOST = 2_000;

  /** A newer version of the plugin, on another node, may read what this one cannot. */
  private static final int MOST_DELIVERIES = 5;

  private static final int LONGEST_EXCERPT = 200;

  private final EventSource source;
  private final EventMessages messages;
  private final EventMeters meters;
  private final Consumer<List<QueueMessage>> deletion;
  private final LongSupplier nanoTime;

  QueueReader(
      EventSource source,
      EventMeters meters,
      Consumer<List<QueueMessage>> deletion,
      LongSupplier nanoTime) {
    this.source = source;
    this.messages = new EventMessages(source.storage());
    this.meters = meters;
    this.deletion = deletion;
    this.nanoTime = nanoTime;
  }

  /**
   * Hands on all that is there, and deletes it afterwards.
   *
   * @param telling if it fails, the messages come again
   * @return whether there was any
   */
  boolean read(Consumer<List<BlobCreated>> telling) {
    List<BlobCreated> blobs = new ArrayList<>();
    List<QueueMessage> done = new ArrayList<>();
    List<QueueMessage> received = receive();
    for (QueueMessage message : received) {
      Optional<List<BlobCreated>> read = messages.read(message.text());
      read.ifPresent(blobs::addAll);
      if (read.isPresent() || message.deliveries() >= MOST_DELIVERIES) {
        done.add(message);
      }
      if (read.isEmpty()) {
        report(message);
      }
    }
    if (!blobs.isEmpty()) {
      telling.accept(blobs);
    }
    deletion.accept(done);
    return !received.isEmpty();
  }

  private List<QueueMessage> receive() {
    long begun = nanoTime.getAsLong();
    List<QueueMessage> all = new ArrayList<>();
    List<QueueMessage> some = source.queue().receive();
    all.addAll(some);
    while (some.size() == EventQueue.MOST
        && all.size() < MOST
        && nanoTime.getAsLong() - begun < LONGEST_NANOS) {
      some = source.queue().receive();
      all.addAll(some);
    }
    meters.read(all.size());
    return all;
  }

  private void report(QueueMessage message) {
    if (message.deliveries() < MOST_DELIVERIES) {
      LOG.debug("Message '{}' of account '{}' is no event", message.id(), source.account());
      return;
    }
    meters.setAside(1);
    LOG.write(
        LogLine.EVENT_SET_ASIDE,
        "Message '{}' in the queue of account '{}' is no event of Event Grid, and is deleted after {} deliveries. It begins: {}",
        message.id(),
        source.account(),
        message.deliveries(),
        Excerpt.of(ForeignText.cut(message.text()), LONGEST_EXCERPT));
  }
}
