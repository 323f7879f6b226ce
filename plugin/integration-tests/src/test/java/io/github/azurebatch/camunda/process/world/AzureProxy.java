package io.github.azurebatch.camunda.process.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Stands before a local service. It passes requests on, answers in its place, or does not answer.
 */
final class AzureProxy implements AutoCloseable {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "host", "upgrade", "http2-settings");

  private static final int NO_BODY = -1;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Supplier<URI> service;
  private final UnaryOperator<String> listings;
  private final HttpServer server;
  private volatile Handling handling = this::forward;
  private volatile CountDownLatch healed = new CountDownLatch(0);

  /**
   * @param service the URL of the service, asked for with each request
   * @param listings changes answers in XML
   */
  AzureProxy(Supplier<URI> service, UnaryOperator<String> listings) {
    this.service = service;
    this.listings = listings;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Passes all requests on from now on. */
  void heal() {
    handling = this::forward;
    healed.countDown();
  }

  /** Ends each connection without an answer. */
  void refuse() {
    handling = exchange -> {};
  }

  /** Leaves each request without an answer. */
  void hang() {
    CountDownLatch end = new CountDownLatch(1);
    healed = end;
    handling = exchange -> await(end);
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

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      handling.handle(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch end) throws InterruptedException {
    end.await();
  }

  private void forward(HttpExchange exchange) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.send(request(exchange), BodyHandlers.ofByteArray());
    answer.headers().map().forEach((name, values) -> add(exchange, name, values));
    send(exchange, answer.statusCode(), changed(answer));
  }

  private byte[] changed(HttpResponse<byte[]> answer) {
    boolean xml = answer.headers().firstValue("content-type").orElse("").contains("xml");
    return xml
        ? listings
            .apply(new String(answer.body(), StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8)
        : answer.body();
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    URI place = service.get();
    String target = exchange.getRequestURI().toString();
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://" + place.getHost() + ":" + place.getPort() + target))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getRequestBody().readAllBytes();
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    send(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
    if (!exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void add(HttpExchange exchange, String name, List<String> values) {
    if (isPassedOn(name) && !Set.of(":status", "transfer-encoding", "date").contains(name)) {
      exchange.getResponseHeaders().put(name, values);
    }
  }

  private static boolean isPassedOn(String header) {
    return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    heal();
    server.stop(0);
    threads.shutdownNow();
  }

  private interface Handling {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
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
