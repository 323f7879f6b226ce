package io.github.azurebatch.camunda.process.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.azurebatch.camunda.process.support.ForwardingServer;
import java.io.IOException;
import java.net.http.HttpResponse;

/** What a request gets in place of the service's answer. All but the last never reach it. */
enum WrongAnswer {
  INTERNAL_ERROR(500, ""),
  PRECONDITION_FAILED(412, ""),
  REDIRECT(307, ""),
  REQUEST_TIMEOUT(408, ""),
  BAD_GATEWAY(502, ""),
  GATEWAY_TIMEOUT(504, ""),
  PAGE_OF_A_PROXY(200, "<html><body>Sign in to the network</body></html>"),
  EMPTY(200, ""),
  /** Half of what the service answers, after it has done what was asked. */
  CUT(0, "");

  private final int status;
  private final String body;

  WrongAnswer(int status, String body) {
    this.status = status;
    this.body = body;
  }

  void send(HttpExchange exchange, Service service) throws IOException, InterruptedException {
    if (this == CUT) {
      cut(exchange, service.answer());
      return;
    }
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    if (this == REDIRECT) {
      exchange.getResponseHeaders().set("Location", "/elsewhere");
    }
    ForwardingServer.answer(exchange, status, body.getBytes(UTF_8));
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
