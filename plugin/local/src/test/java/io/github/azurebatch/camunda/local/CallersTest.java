package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.local.RawConnection.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call the service: every operation is refused to all others, whatever they send. */
class CallersTest extends ServiceTest {

  private static final int MEBIBYTE = 1024 * 1024;

  @ParameterizedTest
  @EnumSource(Operation.class)
  void refusesEveryOperationUnderANameThatIsNotItsOwn(Operation operation) throws Exception {
    Map<String, String> headers = signed(operation);
    headers.put("Host", "rebound.example:8377");

    assertRefused(operation, 400, "InvalidHeaderValue", send(operation, headers));
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void refusesEveryOperationWithoutASignatureBeforeTheBodyIsThere(Operation operation)
      throws Exception {
    Map<String, String> headers = signed(operation);
    headers.remove("Authorization");
    headers.put("Content-Length", "1000000");

    assertRefused(operation, 403, "AuthenticationFailed", send(operation, headers));
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void refusesEveryOperationWithASignatureOfSomethingElse(Operation operation) throws Exception {
    Map<String, String> headers =
        RawConnection.signed(service, operation.method(), path(operation) + "x");

    assertRefused(operation, 403, "AuthenticationFailed", send(operation, headers));
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void refusesEveryOperationWithASignatureThatIsSixteenMinutesOff(Operation operation)
      throws Exception {
    for (int minutes : new int[] {-16, 16}) {
      Map<String, String> headers = signed(operation);
      headers.putAll(
          RawClient.of(service)
              .headers(
                  operation.method(),
                  path(operation),
                  Map.of("api-version", "2024-07-01.20.0"),
                  "",
                  Instant.now().plus(Duration.ofMinutes(minutes))));

      assertRefused(operation, 403, "AuthenticationFailed", send(operation, headers));
    }
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void refusesEveryOperationWithATokenThatItNeverGave(Operation operation) throws Exception {
    Map<String, String> headers = signed(operation);
    headers.put("Authorization", "Bearer 00000000-0000-0000-0000-000000000000");

    assertRefused(operation, 403, "AuthenticationFailed", send(operation, headers));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:1", "127.0.0.1:8377", "127.3.2.1", "[::1]:8377", "batch"})
  void takesItsOwnNames(String host) throws Exception {
    try (LocalBatchService named =
        LocalBatchService.builder().hostNames("batch").taskRunner(runner).start()) {
      Map<String, String> headers = RawConnection.signed(named, "GET", "/jobs");
      headers.put("Host", host);

      Answer answer = RawConnection.send(named, RawConnection.head("GET", "/jobs", headers));

      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "batch",
        "localhost.example",
        "127.0.0.1.example",
        "127.0.0.1@rebound.example",
        "10.0.0.1",
        "127.1",
        "2130706433",
        "999.0.0.1",
        "[::2]",
        "localhost:port"
      })
  void takesNoOtherNames(String host) throws Exception {
    Map<String, String> headers = RawConnection.signed(service, "GET", "/jobs");
    headers.put("Host", host);

    Answer answer = RawConnection.send(service, RawConnection.head("GET", "/jobs", headers));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isIn("InvalidHeaderValue", "InvalidInput");
  }

  @Test
  void takesNoRequestWithoutAName() throws Exception {
    Map<String, String> headers = RawConnection.signed(service, "GET", "/jobs");
    headers.remove("Host");
    String head = RawConnection.head("GET", "/jobs", headers);

    for (String text : new String[] {head, head.replace("HTTP/1.1", "HTTP/1.0")}) {
      Answer answer = RawConnection.send(service, text);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isNotEmpty();
    }
  }

  @Test
  void takesNoOtherNameInTheRequestLine() throws Exception {
    Map<String, String> headers = RawConnection.signed(service, "GET", "/jobs");
    String head = RawConnection.head("GET", "/jobs", headers);

    Answer answer =
        RawConnection.send(service, head.replace("GET /jobs", "GET http://rebound.example/jobs"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isNotEmpty();
  }

  @Test
  void takesLittleOfABodyWithoutEndFromSomeoneUnknown() throws Exception {
    long taken = 0;
    try (RawConnection connection = new RawConnection(service)) {
      connection.write(
          RawConnection.head(
              "POST", "/jobs", Map.of("Host", "localhost", "Transfer-Encoding", "chunked")));
      assertThat(connection.answer().status()).isEqualTo(403);
      String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      while (taken < 64 * MEBIBYTE) {
        connection.write(chunk);
        taken += chunk.length();
      }
    } catch (IOException e) {
      assertThat(e).hasMessageMatching(".*(reset|pipe).*");
    }
    assertThat(taken).isLessThan(16 * MEBIBYTE);
  }

  @Test
  void answersSomeoneUnknownWhoSendsAWholeBody() throws Exception {
    for (int attempt = 0; attempt < 100; attempt++) {
      HttpResponse<String> answer =
          RawClient.of(service)
              .send(
                  HttpRequest.newBuilder(URI.create(service.url() + "/jobs?api-version=x"))
                      .POST(BodyPublishers.ofByteArray(new byte[MEBIBYTE]))
                      .build());

      assertThat(answer.statusCode()).isEqualTo(403);
    }
  }

  @Test
  void asksForNoBodyThatSomeoneUnknownOffers() throws Exception {
    Map<String, String> headers =
        new LinkedHashMap<>(
            Map.of("Host", "localhost", "Content-Length", "9", "Expect", "100-continue"));

    Answer answer = RawConnection.send(service, RawConnection.head("POST", "/jobs", headers));

    assertThat(answer.status()).isEqualTo(403);
  }

  private Map<String, String> signed(Operation operation) throws Exception {
    return RawConnection.signed(service, operation.method(), path(operation));
  }

  private Answer send(Operation operation, Map<String, String> headers) throws IOException {
    return RawConnection.send(
        service, RawConnection.head(operation.method(), path(operation), headers));
  }

  private static String path(Operation operation) {
    return operation.path().replace("*", "some-id");
  }

  private void assertRefused(Operation operation, int status, String code, Answer answer) {
    assertThat(answer.status()).isEqualTo(status);
    if (!operation.method().equals("HEAD")) {
      assertThat(answer.code()).isEqualTo(code);
    }
    assertThat(service.calls().total()).isZero();
  }
}
