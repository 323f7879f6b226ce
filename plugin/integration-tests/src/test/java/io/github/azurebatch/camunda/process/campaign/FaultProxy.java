package io.github.azurebatch.camunda.process.campaign;

import com.sun.net.httpserver.HttpExchange;
import io.github.azurebatch.camunda.process.support.ForwardingServer;
import java.io.IOException;
import java.net.http.HttpResponse;

/**
 * A forward proxy for plain HTTP between one engine process and both services. It acts before or
 * after the request that is planned, if that comes from its engine process.
 */
final class FaultProxy implements AutoCloseable {

  private final RequestFault fault;
  private final ForwardingServer server = new ForwardingServer(this::forward);
  private volatile Runnable action = () -> {};

  /**
   * @param fault that all engine processes of a site have, as they share its count
   */
  FaultProxy(RequestFault fault) {
    this.fault = fault;
  }

  int port() {
    return server.port();
  }

  /** What is done to its engine process, which never gets the answer. */
  void acts(Runnable action) {
    this.action = action;
  }

  private void forward(HttpExchange exchange) throws IOException, InterruptedException {
    RequestFault.Moment moment = fault.next();
    if (moment == RequestFault.Moment.BEFORE) {
      action.run();
      return;
    }
    HttpResponse<byte[]> answer = server.forward(exchange, exchange.getRequestURI());
    if (moment == RequestFault.Moment.AFTER) {
      action.run();
      return;
    }
    ForwardingServer.answer(exchange, answer, answer.body());
  }

  @Override
  public void close() {
    server.close();
  }
}
