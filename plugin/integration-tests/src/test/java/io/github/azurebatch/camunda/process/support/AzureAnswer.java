package io.github.azurebatch.camunda.process.support;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer in the form of one of the real services, which a test gives in its place. */
public record AzureAnswer(int status, Map<String, String> headers, String body) {

  public static AzureAnswer ofBatch(int status, String code, String message) {
    return new AzureAnswer(
        status,
        Map.of("Content-Type", "application/json;odata=minimalmetadata", "request-id", "r-1"),
        "{\"odata.metadata\":\"https://a.test/$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element\",\"code\":\"%s\",\"message\":{\"lang\":\"en-US\",\"value\":\"%s\\nRequestId:r-1\\nTime:2026-01-01T00:00:00.0000000Z\"}}"
            .formatted(code, message));
  }

  public static AzureAnswer ofStorage(int status, String code, String message) {
    return new AzureAnswer(
        status,
        Map.of(
            "Content-Type", "application/xml", "x-ms-error-code", code, "x-ms-request-id", "r-1"),
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s\nRequestId:r-1\nTime:2026-01-01T00:00:00.0000000Z</Message></Error>"
            .formatted(code, message));
  }

  /** Reads the request to its end, and answers it. */
  public void send(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    headers.forEach(exchange.getResponseHeaders()::set);
    ForwardingServer.answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }
}
