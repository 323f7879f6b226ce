package io.github.azurebatch.camunda.impl.batch.sdk.call;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.sdk.SdkBatchService;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.PausedClock;
import io.github.azurebatch.camunda.impl.throttle.ThrottleListener;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class SdkFaultsTest {

  private final StubService stub = new StubService();
  private final PausedClock clock = new PausedClock();
  private final Gate gate =
      new Gate("Batch account 'myaccount'", clock, clock, ThrottleListener.NONE);
  private final BatchService service = open(new Credential.AccountKey(new Secret("a2V5")));

  @AfterEach
  void close() {
    service.close();
    stub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidPropertyValue",
    "401, Unauthorized",
    "403, AuthenticationFailed",
    "403, InsufficientAccountPermissions",
    "404, JobNotFound",
    "404, PoolNotFound",
    "409, JobCompleted",
    "409, JobDisabled",
    "409, JobBeingTerminated",
    "409, JobNotActive",
    "413, RequestBodyTooLarge",
  })
  void refusesOnceAndForAll(int status, String code) {
    stub.then(status, error(code, "No."));

    var refused = catchThrowableOfType(RefusedException.class, () -> service.tasks("job-1"));

    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused)
        .hasMessageStartingWith(
            "Listing the tasks of Azure Batch job 'job-1' of Batch account 'myaccount' failed: No.")
        .hasMessageContaining("(" + code + ", status " + status + ", request id id-1). ")
        .hasNoCause();
    assertThat(stub.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AuthorizationPermissionMismatch",
        "InsufficientAccountPermissions",
        "PermissionDenied"
      })
  void namesTheRolesWhereOneIsMissing(String code) {
    stub.then(403, error(code, "No."));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .withMessageContainingAll("Azure Batch Job Submitter", "Azure Batch Data Contributor");
  }

  @Test
  @Timeout(30)
  void readsALongMessageOfTheServiceOnce() {
    String words = "No." + " ".repeat(500_000) + "Why?";
    stub.then(400, error("InvalidPropertyValue", words));

    var refused = catchThrowableOfType(RefusedException.class, () -> service.tasks("job-1"));

    assertThat(refused).hasMessageContaining(words);
  }

  @Test
  void givesTheServicesWordsWithoutTheirTailAndSignatures() {
    stub.then(
        400,
        """
        {"code":"InvalidPropertyValue","message":{"lang":"en-US",
          "value":"The value is wrong.\\nRequestId:r-1\\nTime:2026-11-22T10:00:00.1234567Z"},
         "values":[{"key":"PropertyValue","value":"https://a.test/c?sv=1&sig=s3cr3t%3D"}]}\
        """);

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .withMessageContaining("The value is wrong. [PropertyValue: https://a.test/c?sv=1&")
        .withMessageNotContaining("RequestId")
        .withMessageNotContaining("Time:")
        .withMessageNotContaining("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JobBeingDeleted", "ActiveJobAndScheduleQuotaReached"})
  void isBusyWhereTheStatePasses(String code) {
    stub.then(409, error(code, "Not now."));

    assertThatExceptionOfType(BusyException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .withMessageContaining("Not now. (" + code)
        .satisfies(busy -> assertThat(busy.code()).isEqualTo(code));
    assertThat(stub.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "409, OperationInvalidForCurrentState, 1",
    "501, NotImplemented, 1",
    "505, HttpVersion, 1",
    "408, RequestTimeout, 3",
    "500, InternalError, 3",
    "502, BadGateway, 3",
  })
  void isUnavailableOtherwise(int status, String code, int tries) {
    for (int i = 0; i < tries; i++) {
      stub.then(status, error(code, "No."));
    }

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .withMessageContaining(code)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    assertThat(stub.requests()).hasSize(tries);
  }

  @Test
  void pausesLongerEachTime() {
    stub.then(500, error("InternalError", "No.")).then(500, "").then(200, "{\"value\":[]}");

    service.tasks("job-1");

    assertThat(clock.pauses()).hasSize(2);
    assertThat(clock.pauses().get(0)).isBetween(Duration.ofMillis(700), Duration.ofMillis(1300));
    assertThat(clock.pauses().get(1)).isBetween(Duration.ofMillis(2100), Duration.ofMillis(3900));
  }

  @ParameterizedTest
  @CsvSource({"429, TooManyRequests", "503, ServerBusy"})
  void isThrottledWhereTheServiceStaysBusy(int status, String code) {
    stub.then(status, error(code, "No."));
    stub.then(status, error(code, "No."));
    stub.then(status, error(code, "No."));

    assertThatExceptionOfType(ThrottledException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .withMessageContainingAll("'job-1'", code, "request id id-1")
        .satisfies(e -> assertThat(e.code()).isEqualTo(code))
        .satisfies(e -> assertThat(e.until()).isAfter(clock.instant().plusSeconds(3)));
    assertThat(stub.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | 7 | 7",
        "503 | Sun, 22 Nov 2026 12:00:09 GMT | 9",
        "500 | 7 | 7",
      })
  void pausesAsLongAsTheServiceSays(int status, String retryAfter, int seconds) {
    stub.then(status, "", Map.of("Retry-After", retryAfter)).then(200, "{\"value\":[]}");

    service.tasks("job-1");

    assertThat(clock.pauses())
        .singleElement(as(DURATION))
        .isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds + 3));
  }

  @Test
  void givesUpAtOnceWhereThePauseWouldBeLong() {
    stub.then(503, "", Map.of("Retry-After", "31"));

    assertThatExceptionOfType(ThrottledException.class).isThrownBy(() -> service.tasks("job-1"));
    assertThatExceptionOfType(ThrottledException.class).isThrownBy(() -> service.tasks("job-2"));
    assertThat(clock.pauses()).isEmpty();
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void givesUpWhereThePausesWouldBeLongInAll() {
    stub.then(503, "", Map.of("Retry-After", "20")).then(503, "", Map.of("Retry-After", "20"));

    assertThatExceptionOfType(ThrottledException.class).isThrownBy(() -> service.tasks("job-1"));
    assertThat(clock.pauses()).hasSize(1);
    assertThat(stub.requests()).hasSize(2);
  }

  @Test
  void givesUpWhenAMinuteIsOverInAll() {
    stub.then(500, "", Map.of("Retry-After", "40")).then(500, "", Map.of("Retry-After", "40"));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .satisfies(e -> assertThat(e.code()).isEqualTo("Status500"));
    assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(40));
  }

  @Test
  void triesAgainWhenTheConnectionBreaks() {
    stub.thenNothing().thenNothing().then(200, "{\"value\":[]}");

    assertThat(service.tasks("job-1")).isEmpty();
    assertThat(stub.requests()).hasSize(3);
  }

  @Test
  void saysThatNobodyAnswers() {
    stub.close();

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .withMessageContainingAll("'job-1'", "'myaccount'", "ConnectException", "Check")
        .satisfies(e -> assertThat(e.code()).isEqualTo("Unreachable"));
    assertThat(clock.pauses()).hasSize(2);
  }

  @Test
  void readsAnErrorWithoutABody() {
    stub.then(404, "", Map.of("request-id", "id-2"));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .withMessageContainingAll("Status404", "request id id-2");
  }

  @Test
  void readsAPageOfAProxy() {
    stub.then(403, "<html>", Map.of("Content-Type", "text/html"));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .withMessageContainingAll("403", "text/html", "a proxy?");
  }

  @Test
  void readsASuccessThatIsNoJson() {
    stub.then(200, "<html>", Map.of("Content-Type", "text/html"));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .withMessageContaining("no usable answer");
  }

  @Test
  void keepsTheInterruptOfAThreadThatPauses() {
    stub.then(503, "");
    clock.interrupt();

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> service.tasks("job-1"))
        .withMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void asksMicrosoftEntraIdForOneTokenForManyCalls() {
    var asked = new AtomicInteger();
    TokenCredential credential =
        request -> {
          asked.incrementAndGet();
          assertThat(request.getScopes())
              .containsExactly("https://batch.core.windows.net//.default");
          return Mono.just(new AccessToken("t0k3n", OffsetDateTime.now().plusHours(1)));
        };
    stub.then(200, "{\"value\":[]}").then(200, "{\"value\":[]}");

    try (BatchService entra = open(new Credential.EntraId(credential))) {
      entra.tasks("job-1");
      entra.tasks("job-1");
    }

    assertThat(asked).hasValue(1);
    assertThat(stub.requests())
        .extracting(request -> request.header("Authorization"))
        .containsOnly("Bearer t0k3n");
  }

  @Test
  void saysThatThereIsNoToken() {
    TokenCredential credential = request -> Mono.error(new IllegalStateException("no secret"));

    try (BatchService entra = open(new Credential.EntraId(credential))) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> entra.tasks("job-1"))
          .withMessageContainingAll("signing in to Microsoft Entra ID failed", "no secret");
    }
    assertThat(stub.requests()).isEmpty();
  }

  private BatchService open(Credential credential) {
    var account = new BatchAccount(stub.url(), "myaccount", credential);
    return SdkBatchService.open(account, gate, clock, clock);
  }

  private static String error(String code, String message) {
    return """
    {"odata.metadata":"x","code":"%s","message":{"lang":"en-US",
      "value":"%s\\nRequestId:r-1\\nTime:2026-11-22T10:00:00.1234567Z"}}\
    """
        .formatted(code, message);
  }
}
