package io.github.azurebatch.camunda.process.campaign;

import com.sun.net.httpserver.HttpExchange;
import io.github.azurebatch.camunda.process.support.ForwardingServer;
import java.io.IOException;
import java.net.http.HttpResponse;

/**
 * A forward proxy for plain HTTP between one engine process and both services. It counts the
 * requests from the moment that a fault is planned, and acts before or after one of them.
 */
final class FaultProxy implements AutoCloseable {

  private volatile Plan plan = new Plan(0, false, () -> {});
  private final ForwardingServer server = new ForwardingServer(this::forward);

  int port() {
    return server.port();
  }

  /** Counts from now on, and does nothing else. */
  void count() {
    plan = new Plan(0, false, () -> {});
  }

  /**
   * Acts at a request, whose answer the engine process never gets.
   *
   * @param request the first request from now is 1
   * @param after whether the service has acted before
   */
  void at(int request, boolean after, Runnable action) {
    plan = new Plan(request, after, action);
  }

  /** How many requests came since the last plan. */
  int requests() {
    return plan.requests();
  }

  private void forward(HttpExchange exchange) throws IOException, InterruptedException {
    Plan current = plan;
    boolean meant = current.isMeant();
    if (meant && !current.after) {
      current.action.run();
      return;
    }
    HttpResponse<byte[]> answer = server.forward(exchange, exchange.getRequestURI());
    if (meant) {
      current.action.run();
      return;
    }
    ForwardingServer.answer(exchange, answer, answer.body());
  }

  @Override
  public void close() {
    server.close();
  }

  /** What happens at which request. */
  private static final class Plan {

    private final int request;
    private final boolean after;
    private final Runnable action;
    private int requests;

    Plan(int request, boolean after, Runnable action) {
      this.request = request;
      this.after = after;
      this.action = action;
    }

    synchronized boolean isMeant() {
      requests++;
      return requests == request;
    }

    synchronized int requests() {
      return requests;
    }
  }
}
