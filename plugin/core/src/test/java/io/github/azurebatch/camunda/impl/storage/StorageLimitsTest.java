package io.github.azurebatch.camunda.impl.storage;

import static io.github.azurebatch.camunda.RawServer.flood;
import static io.github.azurebatch.camunda.RawServer.send;
import static io.github.azurebatch.camunda.RawServer.trickle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class StorageLimitsTest {

  private static final int BYTES = 100_000;
  private static final CallLimits LIMITS = new CallLimits(Duration.ofMinutes(1), BYTES);
  private static final CallLimits SHORT = new CallLimits(Duration.ofMillis(400), BYTES);
  private static final String LONG = "Content-Type: application/xml\r\nContent-Length: 100000\r\n";

  private final RawServer server = new RawServer();
  private final BlobStorage storage = open(server.url(), LIMITS);
  private final BlobStorage shortStorage = open(server.url(), SHORT);

  @AfterEach
  void stop() {
    server.close();
  }

  private static Stream<Call> calls() {
    return Stream.of(
        BlobStorage::check,
        storage -> storage.createContainer("outputs"),
        storage -> storage.putAccessPolicy("outputs", "policy", SasPermissions.READ_AND_LIST),
        storage -> storage.removeAccessPolicy("outputs", "policy"),
        storage -> storage.list("outputs", ""),
        storage -> storage.visit("outputs", "", blob -> {}),
        storage -> storage.read("outputs", "a.txt", 10),
        storage -> storage.open("outputs", "a.txt"),
        storage -> storage.delete("outputs", "a.txt"),
        storage -> storage.deleteContainer("outputs"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void endsACallWhoseHeadersTrickle(Call call) {
    server.serve((request, socket) -> trickle("HTTP/1.1 200 OK\r\nX-Padding: ", socket));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> call.on(shortStorage))
        .withMessageContaining("the call had not ended after 0.4 seconds");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void endsACallWhoseBodyTrickles(Call call) {
    server.serve((request, socket) -> trickle("HTTP/1.1 202 Accepted\r\n" + LONG + "\r\n", socket));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> call.on(shortStorage))
        .withMessageContaining("the call had not ended after 0.4 seconds");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void readsNoAnswerWithoutEnd(Call call) {
    server.serve((request, socket) -> flood("HTTP/1.1 200 OK\r\n\r\n", socket));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> call.on(storage))
        .withMessageContaining("more than 100,000 bytes");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void waitsForNoTimeThatIsLongerThanTheCall(Call call) {
    server.serve(
        (request, socket) ->
            send("HTTP/1.1 500 No\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n", socket));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> call.on(storage))
        .withMessageContaining("status 500");
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void endsAStreamThatTricklesAfterItsFirstPart() throws IOException {
    int part = 4 << 20;
    server.serve(
        (request, socket) -> {
          int from = server.requestCount() == 1 ? 0 : part;
          String head =
              "HTTP/1.1 206 Part\r\nETag: \"e\"\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n"
                  + "Connection: close\r\nContent-Length: %d\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
                      .formatted(part, from, from + part - 1, 2 * part);
          if (from == 0) {
            send(head + "x".repeat(part), socket);
          } else {
            trickle(head, socket);
          }
        });

    try (InputStream content =
        open(server.url(), new CallLimits(Duration.ofSeconds(1), 2 * part))
            .open("outputs", "a.txt")) {
      assertThat(content.readNBytes(part)).hasSize(part);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(content::read)
          .withMessageContainingAll(
              "'a.txt'", "'outputs'", "the call had not ended after 1 seconds")
          .withCauseInstanceOf(UnavailableException.class);
    }
  }

  @Test
  void namesTheHostThatHasNoAddress() {
    BlobStorage nowhere = open(URI.create("https://nowhere.invalid"), LIMITS);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(nowhere::check)
        .withMessageContaining("Check the blob endpoint https://nowhere.invalid and the network");
  }

  @Test
  void saysThatTheClockIsWrong() {
    StorageAccount account =
        new StorageAccount(
            server.url(), "myaccount", new Credential.AccountKey(new Secret("a2V5")), null);
    server.serve(
        (request, socket) ->
            send(
                "HTTP/1.1 403 No\r\nDate: Thu, 01 Jan 2026 00:20:00 GMT\r\nConnection: close\r\n"
                    + "x-ms-error-code: AuthenticationFailed\r\nContent-Length: 0\r\n\r\n",
                socket));
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> BlobClients.open(account, Gate.of("any"), clock, pause -> {}).check())
        .withMessageContainingAll("AuthenticationFailed", "20 minutes behind the service's");
  }

  @Test
  void triesAgainAfterAContentThatIsCut() {
    server.serve(
        (request, socket) ->
            send(
                "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 7\r\n\r\n"
                    + (server.requestCount() < 3 ? "con" : "content"),
                socket));

    assertThat(storage.read("outputs", "a.txt", 7)).asString().isEqualTo("content");
  }

  @Test
  void takesNoPageOfAProxyForABlob() {
    server.serve(
        (request, socket) ->
            send(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
                socket));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.read("outputs", "a.txt", 7))
        .withMessageContainingAll("'a.txt'", "text/html", "a proxy?");
  }

  @Test
  void keepsTheInterruptOfAThreadThatWaits() {
    server.serve((request, socket) -> trickle("HTTP/1.1 200 OK\r\nX-Padding: ", socket));
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.delete("outputs", "a.txt"))
        .withMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static BlobStorage open(URI endpoint, CallLimits limits) {
    var key = new Credential.AccountKey(new Secret("a2V5"));
    return BlobClients.open(
        new StorageAccount(endpoint, "myaccount", key, null),
        Gate.of("Storage account 'myaccount'"),
        HttpSettings.defaults(),
        limits,
        Clock.systemUTC(),
        duration -> {});
  }

  private interface Call {
    void on(BlobStorage storage);
  }
}
