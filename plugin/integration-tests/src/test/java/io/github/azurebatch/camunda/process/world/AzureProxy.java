package io.github.azurebatch.camunda.process.world;

import com.sun.net.httpserver.HttpExchange;
import io.github.azurebatch.camunda.process.support.AzureAnswer;
import io.github.azurebatch.camunda.process.support.ForwardingServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Stands before a local service. It passes requests on, or answers in its place. */
final class AzureProxy implements AutoCloseable {

  private final Supplier<URI> service;
  private final UnaryOperator<String> listings;
  private volatile ForwardingServer.Handling handling = this::forward;
  private final ForwardingServer server =
      new ForwardingServer(exchange -> handling.handle(exchange));

  /**
   * @param service the URL of the service, asked for with each request
   * @param listings changes answers in XML
   */
  AzureProxy(Supplier<URI> service, UnaryOperator<String> listings) {
    this.service = service;
    this.listings = listings;
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Passes all requests on from now on. */
  void heal() {
    handling = this::forward;
  }

  /** Ends all connections from now on without an answer; the service never gets a request. */
  void refuse() {
    handling = exchange -> {};
  }

  /** Answers these requests in place of the service, which never gets them. */
  void answer(Predicate<String> requests, AzureAnswer answer) {
    handling =
        exchange -> {
          if (requests.test(exchange.getRequestMethod() + " " + exchange.getRequestURI())) {
            answer.send(exchange);
          } else {
            forward(exchange);
          }
        };
  }

  private void forward(HttpExchange exchange) throws IOException, InterruptedException {
    URI place = service.get();
    HttpResponse<byte[]> answer =
        server.forward(
            exchange,
            URI.create(
                "http://" + place.getHost() + ":" + place.getPort() + exchange.getRequestURI()));
    ForwardingServer.answer(exchange, answer, changed(answer));
  }

  private byte[] changed(HttpResponse<byte[]> answer) {
    boolean xml = answer.headers().firstValue("content-type").orElse("").contains("xml");
    return xml
        ? listings
            .apply(new String(answer.body(), StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8)
        : answer.body();
  }

  @Override
  public void close() {
    server.close();
  }
}
