package io.github.azurebatch.camunda.process.campaign;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.github.azurebatch.camunda.process.campaign.RequestFaults.Planned;
import io.github.azurebatch.camunda.process.support.ForwardingServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A forward proxy for plain HTTP between one engine process and both services. It acts before or
 * after the request that is planned, if that comes from its engine process.
 */
final class FaultProxy implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RequestFaults faults;
  private final AddedTasks added;
  private final ForwardingServer server = new ForwardingServer(this::forward);
  private final AtomicInteger forwarding = new AtomicInteger();
  private volatile Consumer<Fault.Effect> action = effect -> {};

  /**
   * @param faults that all engine processes of a site have, as they share its counts
   * @param added the same
   */
  FaultProxy(RequestFaults faults, AddedTasks added) {
    this.faults = faults;
    this.added = added;
  }

  int port() {
    return server.port();
  }

  /** What is done to its engine process; it returns when that is over. */
  void acts(Consumer<Fault.Effect> action) {
    this.action = action;
  }

  private void forward(HttpExchange exchange) throws IOException, InterruptedException {
    URI url = exchange.getRequestURI();
    String operation = RestOperation.of(exchange.getRequestMethod(), url);
    Planned planned =
        RestOperation.isCheck(operation, url)
            ? null
            : faults.next(RestOperation.key(url), operation);
    if (planned != null && !planned.fault().after() && isOver(planned)) {
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.setStreams(new ByteArrayInputStream(body), null);
    HttpResponse<byte[]> answer = counted(exchange, operation, body);
    if (planned != null && planned.fault().after() && isOver(planned)) {
      return;
    }
    ForwardingServer.answer(exchange, answer, answer.body());
  }

  /** A service may have acted for a process that is dead: its answer counts all the same. */
  private HttpResponse<byte[]> counted(HttpExchange exchange, String operation, byte[] body)
      throws IOException, InterruptedException {
    forwarding.incrementAndGet();
    try {
      HttpResponse<byte[]> answer = server.forward(exchange, exchange.getRequestURI());
      added.note(operation, body, answer.statusCode(), answer.body());
      return answer;
    } finally {
      forwarding.decrementAndGet();
    }
  }

  /** Does what is planned; whether nobody is there any more to get an answer. */
  private boolean isOver(Planned planned) {
    action.accept(planned.fault().effect());
    planned.end();
    return planned.fault().effect() == Fault.Effect.KILL;
  }

  @Override
  public void close() {
    try {
      await().atMost(PATIENCE).until(() -> forwarding.get() == 0);
    } catch (ConditionTimeoutException e) {
      // a service that does not answer
    }
    server.close();
  }
}
