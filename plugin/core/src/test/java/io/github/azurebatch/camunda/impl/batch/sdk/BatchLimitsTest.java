package io.github.azurebatch.camunda.impl.batch.sdk;

import static io.github.azurebatch.camunda.RawServer.flood;
import static io.github.azurebatch.camunda.RawServer.send;
import static io.github.azurebatch.camunda.RawServer.trickle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.http.ListingLimits;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class BatchLimitsTest {

  private static final int BYTES = 100_000;
  private static final CallLimits LIMITS = new CallLimits(Duration.ofMinutes(1), BYTES);
  private static final CallLimits SHORT = new CallLimits(Duration.ofMillis(400), BYTES);
  private static final CallLimits FEW_PAGES =
      new CallLimits(
          Duration.ofMinutes(1), BYTES, new ListingLimits(7, BYTES, Duration.ofMinutes(1), 1_000));
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private static final List<Call> LISTINGS =
      List.of(
          service -> service.tasks("job-1"),
          service -> service.completedTasks("job-1", OffsetDateTime.now(), task -> true),
          service -> service.visitTasks("job-1", 10, (task, definition) -> {}),
          BatchService::activeJobIds,
          service -> service.nodes("pool-1"));

  private final RawServer server = new RawServer();
  private final BatchService service = open(server.url(), LIMITS);
  private final BatchService shortService = open(server.url(), SHORT);

  @AfterEach
  void stop() {
    service.close();
    shortService.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nX-Padding: ",
        HEAD + "Content-Length: 100000\r\n\r\n",
        HEAD + "Content-Length: 100000\r\n\r\n{\"value\":[",
      })
  void endsACallWhoseAnswerTrickles(String begin) {
    server.serve((request, socket) -> trickle(begin, socket));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> shortService.tasks("job-1"))
        .withMessageContainingAll("'job-1'", "the call had not ended after 0.4 seconds");
  }

  @Test
  void endsTheReadingOfAFileThatTrickles() {
    server.serve(
        (request, socket) -> trickle("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", socket));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(
            () -> shortService.taskFile(new TaskReference("job-1", "t"), "stdout.txt", 1_000));
  }

  @Test
  void readsNoAnswerWithoutEnd() {
    server.serve((request, socket) -> flood(HEAD + "\r\n", socket));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .withMessageContaining("more than 100,000 bytes");
  }

  @Test
  void triesAgainAfterAnAnswerThatIsCut() {
    String whole = "{\"value\":[]}";
    server.serve(
        (request, socket) ->
            send(
                HEAD
                    + "Content-Length: %d\r\n\r\n".formatted(whole.length())
                    + (server.requestCount() < 3 ? "{\"val" : whole),
                socket));

    assertThat(service.tasks("job-1")).isEmpty();
    assertThat(server.requestCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void followsNoRedirect(int status) {
    server.serve(
        (request, socket) ->
            send(
                "HTTP/1.1 %d Elsewhere\r\nLocation: /jobs\r\nContent-Length: 0\r\n\r\n"
                    .formatted(status),
                socket));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> service.terminateJob("job-1", "test"))
        .withMessageContaining("status " + status);
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:%d/jobs",
        "http://other.test:%d/jobs",
        "http://127.0.0.1:1/jobs",
        "//other.test/jobs"
      })
  void followsNoLinkThatLeavesTheAccount(String link) {
    String next = link.formatted(server.url().getPort());
    listingThatGoesOnAt(next + "?sig=s3cr3t");

    for (Call call : LISTINGS) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> call.on(service))
          .withMessageContainingAll(
              server.url().toString(), URI.create(next).getHost(), "the account's credential")
          .withMessageNotContaining("s3cr3t")
          .satisfies(e -> assertThat(e.code()).isEqualTo("ListingElsewhere"));
    }
    assertThat(server.requestCount()).isEqualTo(LISTINGS.size());
  }

  @Test
  void followsALinkOfTheAccountInOtherLetters() {
    listingThatGoesOnAt("HTTP://127.0.0.1:" + server.url().getPort() + "/jobs/job-1/tasks");

    assertThat(service.tasks("job-1")).isEmpty();
    assertThat(server.requestCount()).isEqualTo(2);
  }

  @Test
  void namesTheHostThatHasNoAddress() {
    try (BatchService nowhere = open(URI.create("https://nowhere.invalid"), LIMITS)) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> nowhere.job("job-1"))
          .withMessageContainingAll(
              "'job-1'",
              "the host 'nowhere.invalid' has no address",
              "Check the account's URL https://nowhere.invalid and the network");
    }
  }

  /** Each page names another one, which no listing has named before. */
  @Test
  void endsListingsWhoseLinksNeverRepeat() {
    server.serve(
        (request, socket) -> {
          String next = server.url() + "/jobs/job-1/tasks?page=" + server.requestCount();
          String page = "{\"value\":[],\"odata.nextLink\":\"" + next + "\"}";
          send(HEAD + "Content-Length: %d\r\n\r\n%s".formatted(page.length(), page), socket);
        });

    try (BatchService few = open(server.url(), FEW_PAGES)) {
      for (Call call : LISTINGS) {
        int before = server.requestCount();
        assertThatExceptionOfType(RefusedException.class)
            .isThrownBy(() -> call.on(few))
            .withMessageContainingAll("ended after 7 pages", "at most 7 pages")
            .satisfies(e -> assertThat(e.code()).isEqualTo("ListingTooLong"));
        assertThat(server.requestCount() - before).isEqualTo(7);
      }
    }
  }

  private void listingThatGoesOnAt(String next) {
    String page = "{\"value\":[],\"odata.nextLink\":\"" + next + "\"}";
    server.serve(
        (request, socket) -> {
          String body = request.target().contains("?") ? page : "{\"value\":[]}";
          send(HEAD + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body), socket);
        });
  }

  @Test
  void takesNoPageOfAProxyForAFile() {
    server.serve(
        (request, socket) ->
            send(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
                socket));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> service.taskFile(new TaskReference("job-1", "t"), "stdout.txt", 1_000))
        .withMessageContaining("a proxy?");
  }

  private static BatchService open(URI url, CallLimits limits) {
    var key = new Credential.AccountKey(new Secret("a2V5"));
    return SdkBatchService.open(
        new BatchAccount(url, "myaccount", key),
        Gates.open(),
        HttpSettings.defaults(),
        limits,
        Clock.systemUTC(),
        duration -> {});
  }

  private interface Call {
    void on(BatchService service);
  }
}
