package io.github.azurebatch.camunda.impl.engine.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.AllTasks;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cleans up a job with very many tasks, which a server makes up page by page. */
class LargeCleanUpTest {

  private static final int PAGE = 1_000;
  private static final int PAGES = 200;
  private static final String COMPLETED = "2026-01-01T00:00:00Z";
  private static final long MEGABYTE = 1 << 20;
  private static final String JOB =
      "{\"id\":\"job-1\",\"state\":\"active\",\"creationTime\":\"%s\"}".formatted(COMPLETED);
  private static final String TASKS =
      IntStream.range(0, PAGE).mapToObj(LargeCleanUpTest::task).collect(Collectors.joining(","));

  private final RawServer server = new RawServer(this::serve);
  private final Accounts accounts = OfflineAccounts.withBatchAt(server.url());
  private final List<Long> heaps = new CopyOnWriteArrayList<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private int pages = PAGES;
  private boolean exists = true;

  @AfterEach
  void close() {
    accounts.close();
    server.close();
  }

  @Test
  void holdsNoTasksOfAListing() {
    List<String> types = new ArrayList<>();
    List<Map<String, ?>> messages = new ArrayList<>();
    CleanUpRun run = CleanUpRun.of(accounts, cleanUp());

    run.removeNow(
        (type, message) -> {
          types.add(type);
          messages.add(message);
        });

    assertThat(run.result())
        .containsEntry("deletedTasks", PAGE * PAGES * 9 / 10)
        .containsEntry("failedTasks", PAGE * PAGES / 10);
    assertThat(deleted).hasSize(CleanUpRun.MAX_NOW);
    assertThat(types).containsExactly(DeleteSucceededTasks.TYPE);
    assertThat(messages.get(0))
        .hasToString("{account=default, jobId=job-1, completedBy=" + COMPLETED + "}");
    // a tenth of what the tasks of the pages between would take
    assertThat(heaps.get(1) - heaps.get(0)).isLessThan(8 * MEGABYTE);
  }

  @Test
  void goesOnInOtherCamundaJobs() {
    var call = new DeleteSucceededTasks(accounts);
    Fields message = Fields.of(DeleteSucceededTasks.message(cleanUp(), Instant.parse(COMPLETED)));

    assertThat(call.make(message)).isFalse();
    assertThat(deleted).hasSize(DeleteSucceededTasks.TASKS_AT_ONCE).doesNotContain("task-0");
    assertThat(server.requestCount()).isEqualTo(1 + deleted.size());
  }

  @Test
  void keepsWhatCompletedLater() {
    pages = 2;
    Instant before = Instant.parse(COMPLETED).minusMillis(1);
    var call = new DeleteSucceededTasks(accounts);

    assertThat(call.make(Fields.of(DeleteSucceededTasks.message(cleanUp(), before)))).isTrue();
    assertThat(deleted).isEmpty();
  }

  @Test
  void hasNothingLeftToDoOnceTheJobWasDeleted() {
    exists = false;
    var call = new DeleteSucceededTasks(accounts);
    Fields message = Fields.of(DeleteSucceededTasks.message(cleanUp(), Instant.parse(COMPLETED)));

    assertThat(call.make(message)).isTrue();
    assertThat(deleted).isEmpty();
  }

  private CleanUp cleanUp() {
    return new CleanUp(
        accounts.get(null), "job-1", new AllTasks(), null, false, false, List.of(), null);
  }

  private void serve(RawServer.Request request, Socket client) throws IOException {
    if (!exists) {
      answer("404 Not Found", "{\"code\":\"JobNotFound\"}", client);
    } else if (request.method().equals("DELETE")) {
      deleted.add(request.target().replaceFirst(".*/tasks/([^?]*).*", "$1"));
      answer("200 OK", "", client);
    } else if (request.method().equals("POST")) {
      answer("202 Accepted", "", client);
    } else if (request.target().contains("/tasks")) {
      int page = pageOf(request);
      if (page == 10 || page == PAGES - 1) {
        heaps.add(heap());
      }
      answer("200 OK", page(page), client);
    } else {
      answer("200 OK", JOB, client);
    }
  }

  private static int pageOf(RawServer.Request request) {
    String[] parts = request.target().split("page=");
    return parts.length == 1 ? 0 : Integer.parseInt(parts[1].replaceFirst("\\D.*", ""));
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private String page(int page) {
    String next =
        page + 1 < pages
            ? ",\"odata.nextLink\":\"%s/jobs/job-1/tasks?page=%d\""
                .formatted(server.url(), page + 1)
            : "";
    return "{\"value\":[" + TASKS + "]" + next + "}";
  }

  /** Every tenth has failed, the first one among them. */
  private static String task(int number) {
    return """
        {"id":"task-%d","state":"completed","stateTransitionTime":"%s","creationTime":"%s",\
        "executionInfo":{"exitCode":0,"result":"%s","retryCount":0,"requeueCount":0}}"""
        .formatted(number, COMPLETED, COMPLETED, number % 10 == 0 ? "failure" : "success");
  }

  private static void answer(String status, String body, Socket client) throws IOException {
    RawServer.send(
        "HTTP/1.1 %s\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, body.length(), body),
        client);
  }
}
