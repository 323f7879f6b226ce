package io.github.azurebatch.camunda.http;

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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A forward proxy for plain HTTP, which counts the requests to each port. */
final class CountingProxy implements AutoCloseable {

  /** The proxy's own connections have their own. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection", "proxy-connection", "content-length", "host", "upgrade", "http2-settings");

  private static final int NO_BODY = -1;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ConcurrentHashMap<Integer, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final HttpServer server;

  CountingProxy() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::forward);
    server.start();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  int requestsTo(URI service) {
    return requests.getOrDefault(service.getPort(), new AtomicInteger()).get();
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI target = exchange.getRequestURI();
      requests.computeIfAbsent(target.getPort(), port -> new AtomicInteger()).incrementAndGet();
      HttpResponse<byte[]> answer =
          client.send(request(exchange, target), BodyHandlers.ofByteArray());
      answer.headers().map().forEach((name, values) -> add(exchange, name, values));
      int length = answer.body().length;
      exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? NO_BODY : length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpRequest request(HttpExchange exchange, URI target) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
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

  private static void add(HttpExchange exchange, String name, List<String> values) {
    if (isPassedOn(name) && !name.startsWith(":") && !name.equals("transfer-encoding")) {
      exchange.getResponseHeaders().put(name, values);
    }
  }

  private static boolean isPassedOn(String header) {
    return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
