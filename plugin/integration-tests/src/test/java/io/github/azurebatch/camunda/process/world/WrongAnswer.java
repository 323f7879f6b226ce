package io.github.azurebatch.camunda.process.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.azurebatch.camunda.process.support.ForwardingServer;
import java.io.IOException;
import java.net.http.HttpResponse;

/**
 * What a request gets in place of the service's answer. Those without a status of their own reach
 * it, but for a connection that is reset before.
 */
enum WrongAnswer {
  INTERNAL_ERROR(500, ""),
  PRECONDITION_FAILED(412, ""),
  REDIRECT(307, ""),
  REQUEST_TIMEOUT(408, ""),
  BAD_GATEWAY(502, ""),
  GATEWAY_TIMEOUT(504, ""),
  TOO_MANY_REQUESTS(429, ""),
  TOO_MANY_REQUESTS_RETRY_AFTER(429, ""),
  SERVER_BUSY(503, ""),
  SERVER_BUSY_RETRY_AFTER(503, ""),
  PAGE_OF_A_PROXY(200, "<html><body>Sign in to the network</body></html>"),
  EMPTY(200, ""),
  /** Half of what the service answers, after it has done what was asked. */
  CUT(0, ""),
  /** The connection ends, and the service never gets the request. */
  RESET_BEFORE(0, ""),
  /** The connection ends after the service has done what was asked. */
  RESET_AFTER(0, ""),
  /** An answer with nothing in it. */
  NO_FIELDS(0, ""),
  /** An answer with more than there was, which is no fault. */
  UNKNOWN_FIELDS(0, ""),
  /** A page of a list that leads to itself; of other answers, one more field. */
  ENDLESS_LISTING(0, "");

  private static final int MOST_WHEN_BUSY = 5;

  private final int status;
  private final String body;

  WrongAnswer(int status, String body) {
    this.status = status;
    this.body = body;
  }

  /**
   * How often it is given. A service that is too busy is not so for ever, and each of these answers
   * is waited for in real time.
   */
  int most() {
    return status == 429 || status == 503 ? MOST_WHEN_BUSY : Integer.MAX_VALUE;
  }

  void send(HttpExchange exchange, Service service) throws IOException, InterruptedException {
    if (status == 0) {
      change(exchange, service);
      return;
    }
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    if (this == REDIRECT) {
      exchange.getResponseHeaders().set("Location", "/elsewhere");
    }
    if (name().endsWith("RETRY_AFTER")) {
      exchange.getResponseHeaders().set("Retry-After", "2");
    }
    ForwardingServer.answer(exchange, status, body.getBytes(UTF_8));
  }

  private void change(HttpExchange exchange, Service service)
      throws IOException, InterruptedException {
    if (this == RESET_BEFORE) {
      return;
    }
    HttpResponse<byte[]> answer = service.answer();
    if (this == CUT) {
      cut(exchange, answer);
    } else if (this != RESET_AFTER) {
      String url =
          "http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI();
      String changed = changed(new String(answer.body(), UTF_8), url);
      ForwardingServer.answer(exchange, answer, changed.getBytes(UTF_8));
    }
  }

  private String changed(String body, String url) {
    boolean isXml = body.startsWith("<?xml") || body.startsWith("\uFEFF<?xml");
    if (!isXml && !body.startsWith("{")) {
      return body;
    }
    return switch (this) {
      case NO_FIELDS ->
          isXml ? body.replaceFirst("(?s)(<\\?xml[^>]*>\\s*<)(\\w+).*", "$1$2/>") : "{}";
      case UNKNOWN_FIELDS ->
          isXml
              ? body.replaceFirst("(<\\?xml[^>]*>\\s*<\\w+[^>]*[^/]>)", "$1<Unknown>1</Unknown>")
              : with(body, "\"unknownField\":{\"values\":[1]}");
      case ENDLESS_LISTING ->
          isXml
              ? body.replaceAll(
                  "<NextMarker\\s*/>|<NextMarker></NextMarker>", "<NextMarker>again</NextMarker>")
              : with(body, "\"odata.nextLink\":\"" + url + "\"");
      default -> throw new IllegalArgumentException(toString());
    };
  }

  private static String with(String json, String field) {
    return "{" + field + (json.matches("\\{\\s*}") ? "" : ",") + json.substring(1);
  }

  /** Announces the whole; where there is no body the connection ends without an answer. */
  private static void cut(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    int length = answer.body().length;
    if (length > 0) {
      exchange.sendResponseHeaders(answer.statusCode(), length);
      exchange.getResponseBody().write(answer.body(), 0, length / 2);
      exchange.getResponseBody().flush();
    }
  }

  /** Asks the service. */
  interface Service {
    HttpResponse<byte[]> answer() throws IOException, InterruptedException;
  }
}
