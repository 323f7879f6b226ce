package io.github.azurebatch.camunda.impl.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.impl.engine.account.CallLog;
import io.github.azurebatch.camunda.impl.engine.account.EventSource;
import io.github.azurebatch.camunda.impl.storage.queue.EventQueue;
import io.github.azurebatch.camunda.impl.storage.queue.QueueMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueReaderTest {

  private static final String EVENT =
      "{\"eventType\":\"Microsoft.Storage.BlobCreated\",\"eventTime\":\"2026-01-02T03:04:05Z\",\"subject\":\"/blobServices/default/containers/c/blobs/b\"}";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<QueueMessage> waiting = new ArrayList<>();
  private final List<QueueMessage> deleted = new ArrayList<>();
  private final List<Integer> told = new ArrayList<>();
  private final QueueReader reader = reader();

  private QueueReader reader() {
    Clock clock = Clock.systemUTC();
    return new QueueReader(
        new EventSource(
            "default",
            "storage",
            new ListedQueue(),
            Duration.ofMinutes(5),
            new CallLog("default", "events", clock)),
        new EventMeters(
            registry,
            "engine",
            "default",
            new EventFreshness("default", Duration.ofMinutes(5), clock)),
        deleted::addAll,
        System::nanoTime);
  }

  @Test
  void handsOnAThousandEventsAtOnceAndDeletesThemAfterwards() {
    IntStream.range(0, 1_000).forEach(i -> waiting.add(message(EVENT, 1)));

    boolean found =
        reader.read(
            blobs -> {
              assertThat(deleted).isEmpty();
              told.add(blobs.size());
            });

    assertThat(found).isTrue();
    assertThat(told).containsExactly(1_000);
    assertThat(deleted).hasSize(1_000);
    assertThat(reader.read(blobs -> told.add(blobs.size()))).isFalse();
    assertThat(told).hasSize(1);
  }

  @Test
  void deletesNothingWhereTellingFails() {
    waiting.add(message(EVENT, 1));

    assertThatThrownBy(
            () ->
                reader.read(
                    blobs -> {
                      throw new IllegalStateException("the database is away");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(deleted).isEmpty();
  }

  @Test
  void setsAsideWhatCannotBeReadAfterSomeDeliveries() {
    QueueMessage early = message("no event", 4);
    QueueMessage late = message("no event", 5);
    waiting.addAll(List.of(early, message(EVENT, 1), late));

    reader.read(blobs -> told.add(blobs.size()));

    assertThat(told).containsExactly(1);
    assertThat(deleted).hasSize(2).contains(late).doesNotContain(early);
    assertThat(
            registry.get("camunda.azurebatch.events").tag("result", "set-aside").counter().count())
        .isEqualTo(1);
  }

  private static QueueMessage message(String text, long deliveries) {
    return new QueueMessage("id", "receipt", text, deliveries);
  }

  private final class ListedQueue implements EventQueue {

    @Override
    public List<QueueMessage> receive() {
      List<QueueMessage> some = List.copyOf(waiting.subList(0, Math.min(MOST, waiting.size())));
      waiting.subList(0, some.size()).clear();
      return some;
    }

    @Override
    public void delete(QueueMessage message) {
      deleted.add(message);
    }

    @Override
    public void check() {
      // it is there
    }
  }
}
