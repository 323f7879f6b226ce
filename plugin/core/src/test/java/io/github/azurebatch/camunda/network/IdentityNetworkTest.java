package io.github.azurebatch.camunda.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.credential.TokenCredential;
import io.github.azurebatch.camunda.LoopbackCertificate;
import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.storage.BlobClients;
import io.github.azurebatch.camunda.impl.storage.StorageOperation;
import io.github.azurebatch.camunda.impl.throttle.CallListener;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.ThrottleListener;
import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** A storage account without a key: what the keys come from that sign, and the tokens. */
class IdentityNetworkTest {

  private static final HttpSettings HTTP =
      HttpSettings.defaults().withFirstPause(Duration.ofMillis(10));
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  static final Set<StorageOperation> OPERATIONS = Set.of(StorageOperation.GET_USER_DELEGATION_KEY);

  private static SSLContext before;
  private static AzuriteServer azurite;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    before = SSLContext.getDefault();
    var certificate = LoopbackCertificate.in(directory);
    SSLContext.setDefault(certificate.context());
    azurite = AzuriteServer.startWithEntraId(certificate.file(), certificate.password());
    open(
            azurite.blobEndpoint(),
            request -> Mono.just(EntraId.token()),
            CallLimits.DEFAULTS,
            CallListener.NONE)
        .createContainer("outputs");
  }

  @AfterAll
  static void stop() {
    SSLContext.setDefault(before);
    azurite.close();
  }

  @Test
  @Timeout(600)
  void endsEachSignatureInSuccessOrOneClearFailure() throws Exception {
    List<Scenario<BlobStorage>> scenarios =
        List.of(
            Scenario.reading(
                "signContainer(String, SasPermissions, Duration)",
                Scenario.returning(
                    (storage, id) ->
                        storage.signContainer("outputs", SasPermissions.WRITE, LIFETIME))),
            Scenario.reading(
                "signBlobForReading(String, String, Duration)",
                Scenario.returning(
                    (storage, id) -> storage.signBlobForReading("outputs", "a.txt", LIFETIME))));
    var operations = new CalledOperations<>(StorageOperation.class);
    var matrix =
        new Matrix<>(
            azurite.blobEndpoint(),
            new XmlWire(),
            IdentityNetworkTest::operation,
            IdentityNetworkTest::behind,
            (BlobStorage storage) -> {},
            Set.of(),
            operations);

    assertThat(scenarios)
        .as("a scenario for each method that makes a call only where there is no key")
        .extracting(Scenario::method)
        .containsExactlyInAnyOrderElementsOf(StorageNetworkTest.WITH_AN_IDENTITY_ONLY);
    assertThat(matrix.run(scenarios)).isEmpty();
    assertThat(operations.called()).isEqualTo(OPERATIONS);
  }

  /** The storage account itself answers all the time. */
  @ParameterizedTest
  @EnumSource(value = NetworkFault.class, mode = EnumSource.Mode.EXCLUDE, names = "MISSING_FIELD")
  void endsASignInInSuccessOrOneClearFailure(NetworkFault fault) {
    var limits =
        new CallLimits(
            Duration.ofMillis(fault.takesTheTimeOfTheCall() ? 1_000 : 20_000), 1_000_000);
    try (RawServer microsoft =
            new RawServer("https", (request, socket) -> RawServer.send(EntraId.granted(), socket));
        var proxy = new FaultyProxy(microsoft.url(), new JsonWire(), request -> "token")) {
      BlobStorage storage =
          open(
              azurite.blobEndpoint(),
              EntraId.signingIn(
                  fault == NetworkFault.REFUSED ? proxy.refusingUrl() : proxy.url(), HTTP, limits),
              CallLimits.DEFAULTS,
              CallListener.NONE);
      proxy.plan(fault, "token", 1_000);

      Throwable failure = catchThrowable(storage::check);

      if (failure != null) {
        assertThat(failure)
            .isInstanceOf(UnavailableException.class)
            .hasMessageContainingAll("storage account '", "signing in to Microsoft Entra ID failed")
            .hasMessageContaining("az login");
        assertThat(stackTrace(failure)).doesNotContain(FaultyProxy.SIGNATURE);
      } else {
        assertThat(fault.maySucceed(false)).as("it succeeded").isTrue();
      }
    }
  }

  private static String stackTrace(Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static String operation(RawServer.Request request) {
    return request.method() + " " + request.target().replaceFirst("[^?]*", "");
  }

  private static BlobStorage behind(URI proxy, CallLimits limits, CallListener calls) {
    return open(
        URI.create(proxy + azurite.blobEndpoint().getPath()),
        request -> Mono.just(EntraId.token()),
        limits,
        calls);
  }

  private static BlobStorage open(
      URI endpoint, TokenCredential credential, CallLimits limits, CallListener calls) {
    return BlobClients.open(
        new StorageAccount(
            endpoint,
            azurite.accountName(),
            new Credential.EntraId(credential),
            azurite.serviceVersion()),
        new Gate(
            "Storage account 'any'", Clock.systemUTC(), pause -> {}, ThrottleListener.NONE, calls),
        HTTP,
        limits,
        Clock.systemUTC(),
        pause -> {});
  }
}
