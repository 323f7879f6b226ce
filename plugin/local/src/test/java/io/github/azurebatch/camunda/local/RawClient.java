package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.wire.Urls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client that signs for itself, so that the SDK's signer and the service's are not alone. */
final class RawClient {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String account;
  private final String key;

  RawClient(LocalBatchService service, String account, String key) {
    this.url = service.url();
    this.account = account;
    this.key = key;
  }

  static RawClient of(LocalBatchService service) {
    return new RawClient(service, service.accountName(), service.accountKey());
  }

  HttpResponse<String> send(String method, String path, String body) throws Exception {
    return send(method, path, Map.of(), body);
  }

  HttpResponse<String> send(String method, String path, Map<String, String> parameters, String body)
      throws Exception {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("api-version", "2024-07-01.20.0");
    return send(method, path, all, body, Instant.now());
  }

  /** The parameters must be sorted, with names in lower case. */
  HttpResponse<String> send(
      String method, String path, Map<String, String> parameters, String body, Instant signed)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path + query(parameters)))
            .method(method, BodyPublishers.ofString(body));
    headers(method, path, parameters, body, signed).forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** The headers that authenticate such a request. */
  Map<String, String> headers(
      String method, String path, Map<String, String> parameters, String body, Instant signed)
      throws Exception {
    String date = DATE.format(signed);
    String type = "application/json; odata=minimalmetadata";
    String length = body.isEmpty() ? (method.equals("POST") ? "0" : "") : "" + body.length();
    StringBuilder text =
        new StringBuilder(method + "\n\n\n" + length + "\n\n" + type + "\n\n\n\n\n\n\n")
            .append("ocp-date:" + date + "\n/" + account + path);
    parameters.forEach((name, value) -> text.append("\n" + name + ":" + value));
    String authorization = "SharedKey " + account + ":" + sign(text.toString());
    return Map.of("ocp-date", date, "Content-Type", type, "Authorization", authorization);
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> Urls.encode(entry.getKey()) + "=" + Urls.encode(entry.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }

  private String sign(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
