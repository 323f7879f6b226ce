package io.github.azurebatch.camunda.process.campaign;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A forward proxy for plain HTTP between one engine process and both services. It counts the
 * requests from the moment that a fault is planned, and acts before or after one of them.
 */
final class FaultProxy implements AutoCloseable {

  /** The proxy's own connections have their own. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection", "proxy-connection", "content-length", "host", "upgrade", "http2-settings");

  private static final int NO_BODY = -1;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile Plan plan = new Plan(0, false, () -> {});
  private final HttpServer server;

  FaultProxy() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::forward);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
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

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      Plan current = plan;
      boolean meant = current.isMeant();
      if (meant && !current.after) {
        current.action.run();
        return;
      }
      HttpResponse<byte[]> answer = client.send(request(exchange), BodyHandlers.ofByteArray());
      if (meant) {
        current.action.run();
        return;
      }
      answer(exchange, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpRequest request(HttpExchange exchange) throws IOException {
    URI target = exchange.getRequestURI();
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

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    answer.headers().map().forEach((name, values) -> add(exchange, name, values));
    int length = answer.body().length;
    exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? NO_BODY : length);
    exchange.getResponseBody().write(answer.body());
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
    threads.shutdownNow();
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
