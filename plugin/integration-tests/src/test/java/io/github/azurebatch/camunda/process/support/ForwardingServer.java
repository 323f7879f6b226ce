package io.github.azurebatch.camunda.process.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** An HTTP server of this machine that a test lets pass requests on, with their answers. */
public final class ForwardingServer implements AutoCloseable {

  /** Each connection has its own. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection", "proxy-connection", "content-length", "host", "upgrade", "http2-settings");

  /** The server sets its own. */
  private static final Set<String> OF_THE_SERVER = Set.of(":status", "transfer-encoding", "date");

  private static final int NO_BODY = -1;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /**
   * @param handling what is done with each request; one that it does not answer gets no answer, and
   *     its connection ends
   */
  public ForwardingServer(Handling handling) {
    this(HttpServer::create, handling);
  }

  private ForwardingServer(Creation creation, Handling handling) {
    try {
      server = creation.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, handling));
    server.start();
  }

  /**
   * A server that speaks HTTPS.
   *
   * @param identity with the key of its certificate
   */
  public static ForwardingServer https(SSLContext identity, Handling handling) {
    return new ForwardingServer(
        (address, backlog) -> {
          HttpsServer server = HttpsServer.create(address, backlog);
          server.setHttpsConfigurator(new HttpsConfigurator(identity));
          return server;
        },
        handling);
  }

  private static void handle(HttpExchange exchange, Handling handling) throws IOException {
    try (exchange) {
      handling.handle(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * Sends the request to a service, and returns its answer.
   *
   * @param target the URL with the path and the query
   */
  public HttpResponse<byte[]> forward(HttpExchange exchange, URI target)
      throws IOException, InterruptedException {
    return forward(exchange, target, Map.of());
  }

  /**
   * The same with some headers of the test's own.
   *
   * @param headers in place of those that the request has under these names
   */
  public HttpResponse<byte[]> forward(
      HttpExchange exchange, URI target, Map<String, String> headers)
      throws IOException, InterruptedException {
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
    headers.forEach(request::setHeader);
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** Answers as the service has, with this body. */
  public static void answer(HttpExchange exchange, HttpResponse<?> answer, byte[] body)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name) && !OF_THE_SERVER.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    answer(exchange, answer.statusCode(), body);
  }

  /** Answers with the headers that the exchange has. */
  public static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
    if (!exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseBody().write(body);
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

  private interface Creation {
    HttpServer at(InetSocketAddress address, int backlog) throws IOException;
  }

  /** What is done with a request. */
  @FunctionalInterface
  public interface Handling {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }
}
