package io.github.azurebatch.camunda.process.world;

import com.sun.net.httpserver.HttpExchange;
import io.github.azurebatch.camunda.process.support.AzureAnswer;
import io.github.azurebatch.camunda.process.support.ForwardingServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Stands before a local service. It passes requests on, or answers in its place. */
final class AzureProxy implements AutoCloseable {

  private final Supplier<URI> service;
  private final UnaryOperator<String> listings;
  private volatile CountDownLatch hanging = new CountDownLatch(0);
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

  /** Passes all requests on from now on; those that hang get no answer. */
  void heal() {
    handling = this::forward;
    hanging.countDown();
  }

  /** Neither answers requests nor ends their connections, until it is healed. */
  void hang() {
    CountDownLatch healed = new CountDownLatch(1);
    hanging = healed;
    handling = exchange -> healed.await();
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

  /** Lets something go wrong with each of these requests. */
  void spoil(Predicate<String> requests, WrongAnswer wrong) {
    handling =
        exchange -> {
          if (requests.test(exchange.getRequestMethod() + " " + exchange.getRequestURI())) {
            wrong.send(exchange, () -> forwarded(exchange, Map.of()));
          } else {
            forward(exchange);
          }
        };
  }

  /** Tells of all requests from now on, and passes them on. */
  void watch(Consumer<String> requests) {
    handling =
        exchange -> {
          requests.accept(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          forward(exchange);
        };
  }

  /** Takes only requests that are signed with another key than the one that the service knows. */
  void rotate(RotatedKey key) {
    handling = exchange -> key.pass(exchange, headers -> forward(exchange, headers));
  }

  private void forward(HttpExchange exchange) throws IOException, InterruptedException {
    forward(exchange, Map.of());
  }

  private void forward(HttpExchange exchange, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = forwarded(exchange, headers);
    ForwardingServer.answer(exchange, answer, changed(answer));
  }

  private HttpResponse<byte[]> forwarded(HttpExchange exchange, Map<String, String> headers)
      throws IOException, InterruptedException {
    URI place = service.get();
    return server.forward(
        exchange,
        URI.create("http://" + place.getHost() + ":" + place.getPort() + exchange.getRequestURI()),
        headers);
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
