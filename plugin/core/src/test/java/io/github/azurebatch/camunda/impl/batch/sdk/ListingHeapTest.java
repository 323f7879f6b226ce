package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.UsedHeap;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import java.io.IOException;
import java.net.Socket;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listings of very many tasks, which a server makes up page by page. */
class ListingHeapTest {

  private static final int PAGE = 1_000;
  private static final int PAGES = 150;
  private static final long MEGABYTE = 1 << 20;
  private static final String TASKS =
      IntStream.range(0, PAGE).mapToObj(ListingHeapTest::task).collect(Collectors.joining(","));

  private final RawServer server = new RawServer(this::serve);
  private final Accounts accounts = OfflineAccounts.withBatchAt(server.url());
  private final List<Long> heaps = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    accounts.close();
    server.close();
  }

  /** What a search for orphans, an audit, a clean-up, a wait for a whole job and a poll do. */
  static Stream<ToIntFunction<BatchService>> listings() {
    return Stream.of(
        batch -> {
          var seen = new AtomicInteger();
          batch.ownedOpenTasks("job-1", task -> seen.incrementAndGet() < 0);
          return seen.get();
        },
        batch -> {
          var seen = new AtomicInteger();
          batch.visitOpenTasks("job-1", task -> seen.incrementAndGet());
          return seen.get();
        },
        batch -> {
          var seen = new AtomicInteger();
          batch.visitTasks("job-1", task -> seen.incrementAndGet() > 0);
          return seen.get();
        },
        batch -> {
          var seen = new AtomicInteger();
          batch.visitTasks("job-1", PAGE * PAGES, (task, definition) -> seen.incrementAndGet());
          return seen.get();
        },
        batch -> {
          var seen = new AtomicInteger();
          batch.completedTasks(
              "job-1",
              OffsetDateTime.parse("2026-01-01T00:00:00Z"),
              task -> seen.incrementAndGet() < 0);
          return seen.get();
        });
  }

  @ParameterizedTest
  @MethodSource("listings")
  void holdNoPage(ToIntFunction<BatchService> listing) {
    assertThat(listing.applyAsInt(accounts.get(null).batch())).isEqualTo(PAGE * PAGES);

    // a quarter of what the tasks of the pages between would take; other threads need some, too
    assertThat(heaps.get(1) - heaps.get(0)).isLessThan(15 * MEGABYTE);
  }

  private void serve(RawServer.Request request, Socket client) throws IOException {
    String[] parts = request.target().split("page=");
    int page = parts.length == 1 ? 0 : Integer.parseInt(parts[1].replaceFirst("\\D.*", ""));
    if (page == 10 || page == PAGES - 1) {
      heaps.add(UsedHeap.bytes());
    }
    String next =
        page + 1 < PAGES
            ? ",\"odata.nextLink\":\"%s/jobs/job-1/tasks?page=%d\""
                .formatted(server.url(), page + 1)
            : "";
    String body = "{\"value\":[" + TASKS + "]" + next + "}";
    RawServer.send(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body),
        client);
  }

  private static String task(int number) {
    return """
        {"id":"task-%d","state":"running","stateTransitionTime":"2026-01-01T00:00:00Z",\
        "creationTime":"2026-01-01T00:00:00Z","environmentSettings":[\
        {"name":"%s","value":"key-%d"}],\
        "executionInfo":{"retryCount":0,"requeueCount":0}}"""
        .formatted(number, TaskMark.KEY_SETTING, number);
  }
}
