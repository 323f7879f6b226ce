package io.github.azurebatch.camunda.local.event;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of blobs that the local service uploads, as Event Grid delivers them to a Storage
 * queue: {@code Microsoft.Storage.BlobCreated}, before the task is completed. Without a queue there
 * are none. May be used by any thread.
 *
 * <p>As those of Event Grid, events can be lost, doubled, late and out of order; by default they
 * are not.
 */
public final class StorageEvents implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StorageEvents.class);

  private final ScheduledExecutorService thread;
  private final List<String> held = new ArrayList<>();
  private @Nullable LocalQueue queue;
  private EventForm form = EventForm.EVENT_GRID;
  private boolean base64 = true;
  private int toLose;
  private int toDouble;
  private int toReorder;
  private Duration delay = Duration.ZERO;

  public StorageEvents() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread worker = new Thread(work, "local-storage-events");
              worker.setDaemon(true);
              return worker;
            });
  }

  /** From now on, events go there. */
  public synchronized void deliverTo(LocalQueue to) {
    queue = to;
  }

  /**
   * The form of the messages; an object of the Event Grid schema in Base64 by default.
   *
   * @param inBase64 whether they are in Base64, as Event Grid has them
   */
  public synchronized void form(EventForm messages, boolean inBase64) {
    form = messages;
    base64 = inBase64;
  }

  /** The next events are lost. */
  public synchronized void loseNext(int events) {
    toLose = events;
  }

  /** The next events are delivered twice. */
  public synchronized void doubleNext(int events) {
    toDouble = events;
  }

  /**
   * The next events are held back until all of them are there, and then come the last one first.
   */
  public synchronized void reorderNext(int events) {
    toReorder = events;
  }

  /** Events are delivered so much later, by the time of the machine. */
  public synchronized void delay(Duration time) {
    delay = time;
  }

  /** No queue, and nothing goes wrong, as in the beginning. */
  public synchronized void reset() {
    queue = null;
    form = EventForm.EVENT_GRID;
    base64 = true;
    toLose = 0;
    toDouble = 0;
    toReorder = 0;
    delay = Duration.ZERO;
    held.clear();
  }

  /**
   * A blob was written: tells the queue, if there is one.
   *
   * @param blob its URL, with the account in its path
   */
  public synchronized void created(URI blob) {
    if (queue != null) {
      String message = message(blob);
      if (toLose > 0) {
        toLose--;
      } else if (toReorder > 0) {
        hold(message);
      } else {
        deliver(message);
      }
    }
  }

  /** The message that tells of a blob, in the form that is set. */
  public synchronized String message(URI blob) {
    String text = form.text(BlobCreated.of(blob, Clock.systemUTC().instant()));
    return base64
        ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        : text;
  }

  private void hold(String message) {
    held.add(message);
    toReorder--;
    if (toReorder == 0) {
      Collections.reverse(held);
      held.forEach(this::deliver);
      held.clear();
    }
  }

  private void deliver(String message) {
    int times = toDouble > 0 ? 2 : 1;
    toDouble -= times - 1;
    LocalQueue to = queue;
    for (int i = 0; to != null && i < times; i++) {
      thread.schedule(() -> send(to, message), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static void send(LocalQueue to, String message) {
    try {
      to.send(message);
    } catch (RuntimeException e) {
      LOG.warn("An event was not delivered to {}: {}", to.url(), e.toString());
    }
  }

  /** Events that are not delivered yet never are. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
