package io.github.azurebatch.camunda.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.storage.BlobClients;
import io.github.azurebatch.camunda.impl.storage.StorageOperation;
import io.github.azurebatch.camunda.impl.throttle.CallListener;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.ThrottleListener;
import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StorageNetworkTest {

  private static final HttpSettings HTTP =
      HttpSettings.defaults().withFirstPause(Duration.ofMillis(10));

  /** Methods that make a call only where the account has no key. */
  static final Set<String> WITH_AN_IDENTITY_ONLY =
      Set.of(
          "signContainer(String, SasPermissions, Duration)",
          "signBlobForReading(String, String, Duration)");

  /** Methods that make no call. */
  private static final Set<String> WITHOUT_A_CALL =
      Set.of(
          "containerUrl(String)",
          // it calls the one with metadata
          "createContainer(String)",
          "longestSignature()",
          "signContainer(String, String, Duration)");

  /** Those that queues have, and identities, are held to their tests. */
  private static final Set<StorageOperation> OPERATIONS =
      Stream.of(StorageOperation.values())
          .filter(operation -> !QueueNetworkTest.OPERATIONS.contains(operation))
          .filter(operation -> !IdentityNetworkTest.OPERATIONS.contains(operation))
          .collect(Collectors.toSet());

  private static AzuriteServer azurite;
  private static BlobStorage direct;

  @BeforeAll
  static void start() {
    azurite = AzuriteServer.start();
    direct = open(azurite.blobEndpoint(), CallLimits.DEFAULTS, CallListener.NONE);
  }

  @AfterAll
  static void stop() {
    azurite.close();
  }

  @Test
  @Timeout(600)
  void endsEachOperationInSuccessOrOneClearFailure() throws Exception {
    List<Scenario<BlobStorage>> scenarios = new StorageScenarios(direct).all();
    var operations = new CalledOperations<>(StorageOperation.class);
    var matrix =
        new Matrix<>(
            azurite.blobEndpoint(),
            new XmlWire(),
            StorageNetworkTest::operation,
            StorageNetworkTest::behind,
            (BlobStorage storage) -> {},
            Set.of(),
            operations);

    assertThat(scenarios)
        .as("a scenario for each method of the port that makes a call")
        .extracting(Scenario::method)
        .containsExactlyInAnyOrderElementsOf(
            Scenario.methods(
                BlobStorage.class,
                Stream.concat(WITHOUT_A_CALL.stream(), WITH_AN_IDENTITY_ONLY.stream())
                    .collect(Collectors.toSet())));
    assertThat(matrix.run(scenarios)).isEmpty();
    assertThat(operations.called())
        .as("each operation of the table that no other test has")
        .isEqualTo(OPERATIONS);
  }

  /** The method, what it is for, and the kind of the request. */
  private static String operation(RawServer.Request request) {
    String[] target = request.target().split("\\?", 2);
    boolean lease =
        request.headers().stream().anyMatch(header -> header.contains("lease-action: release"));
    String query =
        target.length == 1
            ? ""
            : target[1].replaceAll("=?run-\\d+|&?(prefix|include|maxresults|marker)=[^&]*", "");
    int depth = target[0].split("/").length - 2;
    return request.method() + " depth " + depth + " " + query + (lease ? " release" : "");
  }

  private static BlobStorage behind(URI proxy, CallLimits limits, CallListener calls) {
    return open(URI.create(proxy + azurite.blobEndpoint().getPath()), limits, calls);
  }

  private static BlobStorage open(URI endpoint, CallLimits limits, CallListener calls) {
    var key = new Credential.AccountKey(new Secret(azurite.accountKey()));
    return BlobClients.open(
        new StorageAccount(endpoint, azurite.accountName(), key, azurite.serviceVersion()),
        new Gate(
            "Storage account 'any'", Clock.systemUTC(), pause -> {}, ThrottleListener.NONE, calls),
        HTTP,
        limits,
        Clock.systemUTC(),
        pause -> {});
  }
}
