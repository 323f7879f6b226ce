package io.github.azurebatch.camunda.process.world;

import com.sun.net.httpserver.HttpExchange;
import io.github.azurebatch.camunda.process.support.ForwardingServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
  void answer(Predicate<String> requests, Answer answer) {
    handling =
        exchange -> {
          if (requests.test(exchange.getRequestMethod() + " " + exchange.getRequestURI())) {
            answer(exchange, answer);
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

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getRequestBody().readAllBytes();
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    ForwardingServer.answer(
        exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }

  /** An answer in the form of one of the real services. */
  record Answer(int status, Map<String, String> headers, String body) {

    static Answer ofBatch(int status, String code, String message) {
      return new Answer(
          status,
          Map.of("Content-Type", "application/json;odata=minimalmetadata", "request-id", "r-1"),
          "{\"odata.metadata\":\"https://a.test/$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element\",\"code\":\"%s\",\"message\":{\"lang\":\"en-US\",\"value\":\"%s\\nRequestId:r-1\\nTime:2026-01-01T00:00:00.0000000Z\"}}"
              .formatted(code, message));
    }

    static Answer ofStorage(int status, String code, String message) {
      return new Answer(
          status,
          Map.of(
              "Content-Type", "application/xml", "x-ms-error-code", code, "x-ms-request-id", "r-1"),
          "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s\nRequestId:r-1\nTime:2026-01-01T00:00:00.0000000Z</Message></Error>"
              .formatted(code, message));
    }
  }
}
