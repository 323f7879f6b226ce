package io.github.azurebatch.camunda.impl.storage;

import static io.github.azurebatch.camunda.impl.throttle.PausedClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.PausedClock;
import io.github.azurebatch.camunda.impl.throttle.ThrottleListener;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageFaultsTest {

  private final StubService service = new StubService();
  private final PausedClock clock = new PausedClock();
  private final Gate gate =
      new Gate("Storage account 'myaccount'", clock, clock, ThrottleListener.NONE);
  private final BlobStorage storage =
      BlobClients.open(account(service.url(), null), gate, clock, clock);

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void waitsForAContainerThatIsBeingDeleted() {
    fails(409, "ContainerBeingDeleted", "The specified container is being deleted.");

    assertThatExceptionOfType(BusyException.class)
        .isThrownBy(() -> storage.createContainer("outputs"))
        .withMessageContainingAll("'outputs'", "'myaccount'", "is being deleted.", "id-1")
        .satisfies(e -> assertThat(e.code()).isEqualTo("ContainerBeingDeleted"));
    assertThat(service.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Error><Code>InvalidHeaderValue</Code><Message>The API version 2026-10-06 is not supported by Azurite. Please upgrade Azurite to latest version and retry.</Message></Error>",
        "<Error><Code>InvalidHeaderValue</Code><Message>The value for one of the HTTP headers is not in the correct format.</Message><HeaderName>x-ms-version</HeaderName><HeaderValue>2026-10-06</HeaderValue></Error>"
      })
  void saysWhichPropertySetsTheVersionThatTheServiceRefuses(String answer) {
    service.then(
        400,
        answer,
        Map.of("x-ms-error-code", "InvalidHeaderValue", "Content-Type", "application/xml"));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> storage.createContainer("outputs"))
        .withMessageContainingAll(
            "InvalidHeaderValue", "2026-10-06", "accounts.<name>.storage.service-version")
        .withMessageNotContaining("check the names")
        .withMessageNotContaining("that it names");
  }

  @Test
  void saysWhichVersionTheServiceNames() {
    fails(400, "InvalidHeaderValue", "API version 2026-10-06: use 2024-11-04 up to 2025-11-05.");

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> storage.createContainer("outputs"))
        .withMessageContaining("the newest that it names is 2025-11-05");
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidResourceName, check the names and the account",
    "400, InvalidHeaderValue, correct what it names",
    "400, InvalidXmlDocument, correct what it names",
    "403, KeyBasedAuthenticationNotPermitted, takes no keys",
    "403, AuthorizationPermissionMismatch, Storage Blob Data Contributor",
    "403, AuthorizationPermissionMismatch, Storage Blob Delegator on the whole account",
    "403, AuthenticationFailed, the account's firewall",
    "412, LeaseIdMissing, holds a lease",
    "413, RequestBodyTooLarge, correct what it names"
  })
  void advisesWhatCanHelp(int status, String code, String advice) {
    fails(status, code, "Refused.");

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> storage.createContainer("outputs"))
        .withMessageContaining(advice)
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()).contains("check the names"))
                    .isEqualTo(advice.startsWith("check the names")));
  }

  @Test
  void takesAContainerThatIsThereForSuccess() {
    fails(409, "ContainerAlreadyExists", "The specified container already exists.");

    storage.createContainer("outputs");

    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void tellsNothingOfSignaturesWhenTheKeyIsRefused() {
    fails(403, "AuthenticationFailed", "Signature did not match; ?sig=abc%2Bdef");

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> storage.list("outputs", ""))
        .withMessageContainingAll("AuthenticationFailed", "Check the account's name")
        .withMessageNotContaining("abc%2Bdef")
        .withNoCause();
    assertThat(service.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500})
  void triesThreeTimesWhatMayPass(int status) {
    fails(status, "ServerBusy", "The server is busy.");
    fails(status, "ServerBusy", "The server is busy.");
    fails(status, "ServerBusy", "The server is busy.");

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.createContainer("outputs"))
        .withMessageContainingAll("ServerBusy", String.valueOf(status))
        .satisfies(e -> assertThat(e.code()).isEqualTo("ServerBusy"));
    assertThat(service.requests()).hasSize(3);
  }

  @Test
  void triesAgainAfterTheTimeThatTheServiceGives() {
    service.then(500, "", Map.of("x-ms-error-code", "InternalError", "Retry-After", "1"));
    service.then(201, "");

    storage.createContainer("outputs");

    assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(1));
    assertThat(service.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void isThrottledWhereTheServiceStaysBusy(int status) {
    fails(status, "ServerBusy", "The server is busy.");
    fails(status, "ServerBusy", "The server is busy.");
    fails(status, "ServerBusy", "The server is busy.");

    assertThatExceptionOfType(ThrottledException.class)
        .isThrownBy(() -> storage.createContainer("outputs"))
        .withMessageContainingAll("'outputs'", "ServerBusy", String.valueOf(status))
        .satisfies(e -> assertThat(e.until()).isAfter(clock.instant().plusSeconds(3)));
    assertThat(service.requests()).hasSize(3);
    assertThat(clock.pauses()).hasSize(2);
  }

  @Test
  void waitsUntilTheAccountIsThrottledNoMore() {
    service.then(503, "", Map.of("x-ms-error-code", "ServerBusy", "Retry-After", "20"));
    service.then(201, "");

    storage.createContainer("outputs");

    assertThat(clock.pauses()).hasSize(1);
    assertThat(clock.instant()).isAfterOrEqualTo(NOON.plusSeconds(20));
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void waitsWithADownloadToo() {
    service.then(503, "", Map.of("x-ms-error-code", "ServerBusy", "Retry-After", "20"));
    service.then(200, "content", Map.of("ETag", "e", "Content-Type", "text/plain"));

    byte[] content = storage.read("outputs", "a.txt", 7);

    assertThat(content).asString().isEqualTo("content");
    assertThat(clock.pauses()).hasSize(1);
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void makesNoCallThatWouldWaitForLong() {
    service.then(503, "", Map.of("x-ms-error-code", "ServerBusy", "Retry-After", "31"));

    assertThatExceptionOfType(ThrottledException.class)
        .isThrownBy(() -> storage.createContainer("outputs"));
    assertThatExceptionOfType(ThrottledException.class)
        .isThrownBy(() -> storage.read("outputs", "a.txt", 7))
        .withMessageContaining("no request was made");
    assertThatExceptionOfType(ThrottledException.class)
        .isThrownBy(() -> storage.list("outputs", ""));
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void triesAgainWhenTheConnectionBreaks() {
    service.thenNothing().thenNothing().then(201, "");

    storage.createContainer("outputs");

    assertThat(service.requests()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void saysThatNobodyAnswers() {
    service.close();

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.createContainer("outputs"))
        .withMessageContainingAll(
            "'outputs'", "'myaccount'", "no usable answer", "ConnectException", "the network")
        .withMessageNotContaining("credential")
        .satisfies(e -> assertThat(e.code()).isEqualTo("Unreachable"));
  }

  @Test
  void readsAnErrorThatIsNoXml() {
    service.then(407, "<html>proxy</html>", Map.of("Content-Type", "text/html"));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.createContainer("outputs"))
        .withMessageContainingAll("407", "text/html", "proxy");
  }

  @Test
  void refusesAServiceVersionThatTheSdkDoesNotKnow() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> BlobClients.open(account(service.url(), "1999-01-01")))
        .withMessageContaining("'1999-01-01'");
  }

  @Test
  void refusesAnEndpointWithAQuery() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> BlobClients.open(account(URI.create("https://a.test/?sig=abc"), null)))
        .withMessageContaining("a.test")
        .withMessageNotContaining("abc");
  }

  private void fails(int status, String code, String message) {
    service.then(
        status,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s\nRequestId:id-1\n</Message></Error>"
            .formatted(code, message),
        Map.of(
            "x-ms-error-code", code,
            "x-ms-request-id", "id-1",
            "Content-Type", "application/xml"));
  }

  private static StorageAccount account(URI endpoint, @Nullable String version) {
    var key = new Credential.AccountKey(new Secret("a2V5"));
    return new StorageAccount(endpoint, "myaccount", key, version);
  }
}
