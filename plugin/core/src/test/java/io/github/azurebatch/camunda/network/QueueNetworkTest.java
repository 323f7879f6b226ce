package io.github.azurebatch.camunda.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.RawServer;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.storage.StorageOperation;
import io.github.azurebatch.camunda.impl.storage.queue.EventQueue;
import io.github.azurebatch.camunda.impl.storage.queue.QueueClients;
import io.github.azurebatch.camunda.impl.storage.queue.QueueMessage;
import io.github.azurebatch.camunda.impl.throttle.CallListener;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.ThrottleListener;
import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.event.AzuriteQueues;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A queue of its own for each run, with one message. */
class QueueNetworkTest {

  private static final HttpSettings HTTP =
      HttpSettings.defaults().withFirstPause(Duration.ofMillis(10));
  private static final URI ANY_BLOB_ENDPOINT = URI.create("http://127.0.0.1:1/any");
  private static final String TEXT = "an event";

  static final Set<StorageOperation> OPERATIONS =
      Set.of(
          StorageOperation.GET_MESSAGES,
          StorageOperation.PEEK_MESSAGES,
          StorageOperation.DELETE_MESSAGE);

  private static AzuriteQueues azurite;

  private final Map<String, QueueMessage> received = new ConcurrentHashMap<>();

  @BeforeAll
  static void start() {
    azurite = AzuriteQueues.start();
  }

  @AfterAll
  static void stop() {
    azurite.close();
  }

  @Test
  @Timeout(600)
  void endsEachOperationInSuccessOrOneClearFailure() throws Exception {
    URI service = azurite.queue("any").url();
    List<Scenario<Function<String, EventQueue>>> scenarios = scenarios();
    var operations = new CalledOperations<>(StorageOperation.class);
    var matrix =
        new Matrix<Function<String, EventQueue>>(
            service,
            new XmlWire(),
            QueueNetworkTest::operation,
            (proxy, limits, calls) -> id -> open(URI.create(proxy + path(id)), limits, calls),
            queues -> {},
            Set.of(),
            operations);

    assertThat(scenarios)
        .as("a scenario for each method of the port that makes a call")
        .extracting(Scenario::method)
        .containsExactlyInAnyOrderElementsOf(Scenario.methods(EventQueue.class, Set.of()));
    assertThat(matrix.run(scenarios)).isEmpty();
    assertThat(operations.called()).isEqualTo(OPERATIONS);
  }

  private List<Scenario<Function<String, EventQueue>>> scenarios() {
    return List.of(
        new Scenario<>(
            "receive()",
            this::queue,
            (queues, id) -> {
              // a message whose answer was lost is hidden for a while, and comes again
              assertThat(queues.apply(id).receive())
                  .extracting(QueueMessage::text)
                  .isSubsetOf(TEXT);
              return "done";
            },
            (id, proxy) -> size(id),
            true),
        Scenario.changing(
            "delete(QueueMessage)",
            id -> {
              queue(id);
              URI url = azurite.queue(id).url();
              received.put(id, open(url, CallLimits.DEFAULTS, CallListener.NONE).receive().get(0));
            },
            (queues, id) -> queues.apply(id).delete(Objects.requireNonNull(received.get(id))),
            id -> 1 - size(id)),
        Scenario.reading(
            "check()",
            (queues, id) -> {
              queues.apply("any").check();
              return "done";
            }));
  }

  private void queue(String id) {
    azurite.queue(id).send(TEXT);
  }

  private static int size(String id) {
    return (int) azurite.queue(id).size();
  }

  /** The method, and whether it is for all messages or one. */
  private static String operation(RawServer.Request request) {
    String[] target = request.target().split("\\?", 2);
    boolean peek = target.length == 2 && target[1].contains("peekonly");
    return request.method() + " depth " + (target[0].split("/").length - 2) + (peek ? " peek" : "");
  }

  private static String path(String queue) {
    return "/" + AzuriteServer.ACCOUNT_NAME + "/" + queue;
  }

  private static EventQueue open(URI queue, CallLimits limits, CallListener calls) {
    var key = new Credential.AccountKey(new Secret(AzuriteServer.ACCOUNT_KEY));
    return QueueClients.open(
        queue,
        new StorageAccount(ANY_BLOB_ENDPOINT, AzuriteServer.ACCOUNT_NAME, key, null),
        new Gate(
            "Storage account 'any'", Clock.systemUTC(), pause -> {}, ThrottleListener.NONE, calls),
        HTTP,
        limits);
  }
}
