package io.github.azurebatch.camunda.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.credential.TokenCredential;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.LoopbackCertificate;
import io.github.azurebatch.camunda.RawAnswer;
import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.sdk.SdkBatchService;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.storage.BlobClients;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.ThrottleListener;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Microsoft Entra ID answers with a token whose answer lacks a field or a header, or has one of
 * another type. A call succeeds, or says once and clearly what failed; with a right answer the next
 * one succeeds.
 */
class TokenAnswersTest {

  private static final HttpSettings HTTP =
      HttpSettings.defaults().withFirstPause(Duration.ofMillis(10));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "t0k3n-0123456789-abcdefghij";
  private static final int THREADS = 8;

  /** What is in an answer of Microsoft Entra ID, and in its place. */
  private static final List<String> FIELDS =
      List.of("token_type", "expires_in", "ext_expires_in", "access_token");

  private static final List<String> HEADERS =
      List.of("Content-Type", "Content-Length", "Content-Encoding", "Date", "Connection");

  private static final List<String> OTHER_TOKENS =
      List.of("true", "0", "-1", "1.5", "1e400", "9".repeat(40), "\"text\"");

  private static final List<String> VALUES =
      Stream.concat(Stream.of("null", "\"\"", "\" \"", "{}"), OTHER_TOKENS.stream()).toList();

  private static SSLContext before;

  /** An answer that is wrong in one place. */
  private record Wrong(String what, UnaryOperator<RawAnswer> change) {

    /** What a client takes for a token, and the service refuses. */
    boolean isOtherToken() {
      return OTHER_TOKENS.stream().map(token -> "access_token " + token).anyMatch(what::equals);
    }

    boolean isNoToken() {
      return what.contains("access_token") && !isOtherToken();
    }
  }

  /** A way to make a call to a service with tokens of a credential. */
  private interface Adapter {
    Runnable open(TokenCredential credential, RawServer service);
  }

  @BeforeAll
  static void trustTheLoopback(@TempDir Path directory) throws Exception {
    before = SSLContext.getDefault();
    SSLContext.setDefault(LoopbackCertificate.in(directory).context());
  }

  @AfterAll
  static void trustAsBefore() {
    SSLContext.setDefault(before);
  }

  @Test
  @Timeout(240)
  void letACallSucceedOrFailClearlyAndTheNextSucceed() throws Exception {
    List<Callable<Optional<Throwable>>> cells = new ArrayList<>();
    for (Wrong wrong : wrongs()) {
      cells.add(
          () ->
              problem(
                  wrong,
                  () -> new RawServer(TokenAnswersTest::serveBatch),
                  TokenAnswersTest::batch));
      cells.add(
          () ->
              problem(
                  wrong,
                  () -> new RawServer("https", TokenAnswersTest::serveStorage),
                  TokenAnswersTest::storage));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Throwable> problems = new ArrayList<>();
    try {
      for (Future<Optional<Throwable>> cell : threads.invokeAll(cells)) {
        cell.get().ifPresent(problems::add);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(problems).isEmpty();
  }

  private static Optional<Throwable> problem(
      Wrong wrong, Supplier<RawServer> services, Adapter adapter) {
    return Optional.ofNullable(
        catchThrowable(() -> assertThatItRecovers(wrong, services, adapter)));
  }

  private static List<Wrong> wrongs() {
    List<Wrong> wrongs = new ArrayList<>();
    for (String field : FIELDS) {
      wrongs.add(new Wrong("no " + field, each -> with(each, field, null)));
      VALUES.forEach(
          value -> wrongs.add(new Wrong(field + " " + value, each -> with(each, field, value))));
    }
    for (String header : HEADERS) {
      wrongs.add(new Wrong("no " + header, each -> each.withoutHeader(header)));
      wrongs.add(new Wrong(header + " x", each -> each.header(header, "x")));
      wrongs.add(new Wrong(header + " empty", each -> each.header(header, "")));
    }
    wrongs.add(
        new Wrong(
            "access_token with a control character",
            each -> with(each, "access_token", "\"" + TOKEN + "\\u0000\"")));
    return wrongs;
  }

  private static void assertThatItRecovers(
      Wrong wrong, Supplier<RawServer> services, Adapter adapter) {
    var answer = new AtomicReference<>(wrong.change().apply(granted()));
    try (var microsoft =
            new RawServer(
                "https",
                (request, socket) ->
                    socket.getOutputStream().write(Objects.requireNonNull(answer.get()).bytes()));
        RawServer service = services.get()) {
      TokenCredential credential = EntraId.signingIn(microsoft.url(), HTTP, CallLimits.DEFAULTS);
      Runnable call = adapter.open(credential, service);
      Throwable failure = catchThrowable(call::run);
      if (failure != null || wrong.isNoToken() || wrong.isOtherToken()) {
        isClear(wrong, failure);
      }

      answer.set(granted());
      Runnable next =
          failure instanceof RefusedException ? anew(adapter, microsoft, service) : call;
      assertThat(catchThrowable(next::run)).as(wrong.what).isNull();
    }
  }

  /** What can be taken for a token is kept by its credential while it is valid. */
  private static Runnable anew(Adapter adapter, RawServer microsoft, RawServer service) {
    return adapter.open(EntraId.signingIn(microsoft.url(), HTTP, CallLimits.DEFAULTS), service);
  }

  private static void isClear(Wrong wrong, @Nullable Throwable failure) {
    Objects.requireNonNull(failure, wrong.what);
    assertThat(failure)
        .as(wrong.what)
        .isInstanceOf(wrong.isOtherToken() ? RefusedException.class : UnavailableException.class)
        .message()
        .matches(".* (Batch|storage) account 'any' failed: .*")
        .contains(wrong.isOtherToken() ? "Check the account's name" : "az login")
        .doesNotContainPattern("java\\.|Exception");
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).as(wrong.what).doesNotContain(TOKEN, EntraId.CLIENT_SECRET);
  }

  private static Runnable batch(TokenCredential credential, RawServer service) {
    BatchService batch =
        SdkBatchService.open(
            new BatchAccount(service.url(), "any", new Credential.EntraId(credential)),
            gate("Batch account 'any'"),
            HTTP,
            CallLimits.DEFAULTS,
            Clock.systemUTC(),
            pause -> {});
    return batch::check;
  }

  private static Runnable storage(TokenCredential credential, RawServer service) {
    BlobStorage storage =
        BlobClients.open(
            new StorageAccount(service.url(), "any", new Credential.EntraId(credential), null),
            gate("Storage account 'any'"),
            HTTP,
            CallLimits.DEFAULTS,
            Clock.systemUTC(),
            pause -> {});
    return storage::check;
  }

  private static void serveBatch(RawServer.Request request, Socket socket) throws IOException {
    RawAnswer refusal =
        isSigned(request)
            ? refusal("404 Not Found", "JobNotFound")
            : refusal("401 Unauthorized", "AuthenticationFailed");
    socket.getOutputStream().write(refusal.bytes());
  }

  private static RawAnswer refusal(String status, String code) {
    return new RawAnswer(
            "HTTP/1.1 " + status,
            List.of("Content-Type: application/json", "Connection: close"),
            new byte[0])
        .text("{\"code\":\"%s\",\"message\":{\"lang\":\"en\",\"value\":\"x\"}}".formatted(code));
  }

  private static void serveStorage(RawServer.Request request, Socket socket) throws IOException {
    RawAnswer listing =
        new RawAnswer(
                isSigned(request) ? "HTTP/1.1 200 OK" : "HTTP/1.1 401 Unauthorized",
                List.of("Content-Type: application/xml", "Connection: close"),
                new byte[0])
            .text(
                isSigned(request)
                    ? "<?xml version=\"1.0\"?><EnumerationResults><Containers/><NextMarker/></EnumerationResults>"
                    : "<?xml version=\"1.0\"?><Error><Code>InvalidAuthenticationInfo</Code><Message>x</Message></Error>");
    socket.getOutputStream().write(listing.bytes());
  }

  private static boolean isSigned(RawServer.Request request) {
    return request.headers().stream()
        .anyMatch(header -> header.equalsIgnoreCase("Authorization: Bearer " + TOKEN));
  }

  private static Gate gate(String account) {
    return new Gate(account, Clock.systemUTC(), pause -> {}, ThrottleListener.NONE);
  }

  private static RawAnswer granted() {
    return new RawAnswer(
            "HTTP/1.1 200 OK",
            List.of("Content-Type: application/json", "Connection: close"),
            new byte[0])
        .text(
            "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"ext_expires_in\":3599,\"access_token\":\"%s\"}"
                .formatted(TOKEN));
  }

  private static RawAnswer with(RawAnswer answer, String field, @Nullable String value) {
    try {
      ObjectNode body = (ObjectNode) JSON.readTree(answer.text());
      body.remove(field);
      String rest = body.toString();
      return answer.text(
          value == null
              ? rest
              : rest.substring(0, rest.length() - 1) + ",\"" + field + "\":" + value + "}");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
