package io.github.azurebatch.camunda.local;

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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client that signs for itself, so that the SDK's signer and the service's are not alone. */
final class RawClient {

  static final String VERSION = "api-version=2024-07-01.20.0";

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
    return send(method, path, VERSION, body, Instant.now());
  }

  HttpResponse<String> send(String method, String path, String query, String body, Instant signed)
      throws Exception {
    String date = DATE.format(signed);
    String type = body.isEmpty() ? "" : "application/json; odata=minimalmetadata";
    String canonical = "\n" + query.replace("=", ":").replace("&", "\n");
    String length = body.isEmpty() ? (method.equals("POST") ? "0" : "") : "" + body.length();
    String text =
        method
            + "\n\n\n"
            + length
            + "\n\n"
            + type
            + "\n\n\n\n\n\n\nocp-date:"
            + date
            + "\n/"
            + account
            + path
            + (query.isEmpty() ? "" : canonical);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path + (query.isEmpty() ? "" : "?" + query)))
            .method(method, BodyPublishers.ofString(body))
            .header("ocp-date", date)
            .header("Authorization", "SharedKey " + account + ":" + sign(text));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return send(request.build());
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
