package io.github.azurebatch.camunda.process.roles;

import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.sun.net.httpserver.HttpExchange;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.process.support.ForwardingServer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The local Batch service, which knows no identities, behind the key of its account. */
final class KeyedBatch implements AutoCloseable {

  /** Those of the caller's connection, and its proof of who it is. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of("authorization", "host", "connection", "content-length", "transfer-encoding");

  private static final Set<String> PERMIT_A_BODY = Set.of("POST", "PUT", "PATCH");

  private final LocalBatchService service;
  private final OkHttpClient client;

  KeyedBatch(LocalBatchService service) {
    this.service = service;
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    new BatchSharedKeyCredentials(service.url(), service.accountName(), service.accountKey())
        .applyCredentialsFilter(builder);
    this.client = builder.build();
  }

  /** Passes the request on, and its answer back. */
  void forward(HttpExchange exchange, byte[] body) throws IOException {
    String method = exchange.getRequestMethod();
    Request.Builder request =
        new Request.Builder()
            .url(service.url() + exchange.getRequestURI())
            .method(method, PERMIT_A_BODY.contains(method) ? RequestBody.create(body) : null);
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name)) {
                values.forEach(value -> request.addHeader(name, value));
              }
            });
    try (Response answer = client.newCall(request.build()).execute()) {
      Map<String, List<String>> headers = new TreeMap<>(answer.headers().toMultimap());
      headers.keySet().removeIf(name -> !isPassedOn(name) || name.equals("date"));
      exchange.getResponseHeaders().putAll(headers);
      ForwardingServer.answer(
          exchange, answer.code(), Objects.requireNonNull(answer.body()).bytes());
    }
  }

  private static boolean isPassedOn(String header) {
    return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
