package io.github.azurebatch.camunda.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.sdk.SdkBatchService;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BatchOperation;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.throttle.CallListener;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.ThrottleListener;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.Operation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BatchNetworkTest {

  private static final HttpSettings HTTP =
      HttpSettings.defaults().withFirstPause(Duration.ofMillis(10));

  private static final Set<String> TELLING =
      Set.of(
          // a task that others have added has none of ours
          "/value/environmentSettings",
          "/value/environmentSettings/name",
          "/value/environmentSettings/value",
          // a pool of cloud services
          "/virtualMachineConfiguration",
          // only for people, who read why a task does not start
          "/currentDedicatedNodes",
          "/targetDedicatedNodes");

  private static LocalBatchService local;
  private static BatchService direct;

  @BeforeAll
  static void start() {
    local = LocalBatchService.builder().start();
    direct = open(URI.create(local.url()), CallLimits.DEFAULTS, CallListener.NONE);
  }

  @AfterAll
  static void stop() {
    direct.close();
    local.close();
  }

  @Test
  @Timeout(600)
  void endsEachOperationInSuccessOrOneClearFailure() throws Exception {
    List<Scenario<BatchService>> scenarios = new BatchScenarios(local, direct).all();
    var operations = new CalledOperations<>(BatchOperation.class);
    var matrix =
        new Matrix<>(
            URI.create(local.url()),
            new JsonWire(),
            BatchNetworkTest::operation,
            BatchNetworkTest::open,
            BatchService::close,
            TELLING,
            operations);

    assertThat(scenarios)
        .as("a scenario for each method of the port that makes a call")
        .extracting(Scenario::method)
        .containsExactlyInAnyOrderElementsOf(
            Scenario.methods(BatchService.class, Set.of("close()")));
    assertThat(matrix.run(scenarios)).isEmpty();
    assertThat(operations.called())
        .as("each operation of the table")
        .containsExactlyInAnyOrder(BatchOperation.values());
  }

  private static String operation(RawServer.Request request) {
    String path = request.target().replaceFirst("\\?.*", "");
    return Arrays.stream(Operation.values())
        .filter(operation -> operation.method().equals(request.method()))
        .filter(operation -> path.matches(operation.path().replace("*", "[^/]+")))
        .findFirst()
        .orElseThrow()
        .name();
  }

  private static BatchService open(URI url, CallLimits limits, CallListener calls) {
    var key = new Credential.AccountKey(new Secret(local.accountKey()));
    return SdkBatchService.open(
        new BatchAccount(url, local.accountName(), key),
        new Gate(
            "Batch account 'any'", Clock.systemUTC(), pause -> {}, ThrottleListener.NONE, calls),
        HTTP,
        limits,
        Clock.systemUTC(),
        pause -> {});
  }
}
