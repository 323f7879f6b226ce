package io.github.azurebatch.camunda.process.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.sun.net.httpserver.HttpExchange;
import io.github.azurebatch.camunda.process.support.AzureAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The new key of an account whose local service knows the old one only. A request that is signed
 * with the new key is signed with the old one on its way; all others are refused.
 *
 * @param ended the signatures of URLs that the old key made
 */
record RotatedKey(Signing before, Signing now, AzureAnswer refusal, Set<String> ended) {

  private static final String AUTHORIZATION = "Authorization";
  private static final String MESSAGE =
      "Server failed to authenticate the request. Make sure the value of Authorization header is"
          + " formed correctly including the signature.";

  static RotatedKey ofBatch(String account, String before, String now) {
    return new RotatedKey(
        batch(account, before),
        batch(account, now),
        AzureAnswer.ofBatch(403, "AuthenticationFailed", MESSAGE),
        Set.of());
  }

  static RotatedKey ofStorage(String account, String before, String now, Set<String> ended) {
    return new RotatedKey(
        storage(account, before),
        storage(account, now),
        AzureAnswer.ofStorage(403, "AuthenticationFailed", MESSAGE),
        ended);
  }

  /** Sends a request on, or refuses it. */
  void pass(HttpExchange exchange, Onwards onwards) throws IOException, InterruptedException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String signature = parameters(exchange.getRequestURI()).get("sig");
    String given = headers.get("authorization");
    boolean accepted =
        signature == null ? now.of(exchange, headers).equals(given) : !ended.contains(signature);
    if (!accepted) {
      refusal.send(exchange);
      return;
    }
    Map<String, String> ours = new HashMap<>();
    if (signature != null) {
      ours.put(
          "x-ms-date",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
      headers.putAll(ours);
    }
    ours.put(AUTHORIZATION, before.of(exchange, headers));
    onwards.send(ours);
  }

  private static Signing storage(String account, String key) {
    var credential = new StorageSharedKeyCredential(account, key);
    return (method, url, headers) -> {
      HttpHeaders all = new HttpHeaders();
      headers.forEach((name, value) -> all.set(HttpHeaderName.fromString(name), value));
      return credential.generateAuthorizationHeader(url.toURL(), method, all, false);
    };
  }

  private static Signing batch(String account, String key) {
    return (method, url, headers) -> {
      Stream<String> signed =
          Stream.of(
                  "content-encoding",
                  "content-language",
                  "content-length",
                  "content-md5",
                  "content-type",
                  "date",
                  "if-modified-since",
                  "if-match",
                  "if-none-match",
                  "if-unmodified-since",
                  "range")
              .map(name -> headers.getOrDefault(name, ""));
      Stream<String> own =
          new TreeMap<>(headers)
              .entrySet().stream()
                  .filter(header -> header.getKey().startsWith("ocp-"))
                  .map(header -> header.getKey() + ":" + header.getValue());
      Stream<String> parameters =
          new TreeMap<>(parameters(url))
              .entrySet().stream()
                  .map(parameter -> parameter.getKey() + ":" + parameter.getValue());
      String text =
          Stream.of(
                  Stream.of(method),
                  signed,
                  own,
                  Stream.of("/" + account + url.getRawPath()),
                  parameters)
              .flatMap(Function.identity())
              .collect(Collectors.joining("\n"));
      return "SharedKey " + account + ":" + mac(key, text);
    };
  }

  private static String mac(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The parameters of a query, decoded; a plus sign is a plus sign. */
  static Map<String, String> parameters(URI url) {
    String query = url.getRawQuery();
    return (query == null ? Stream.<String>of() : Stream.of(query.split("&")))
        .map(parameter -> parameter.replace("+", "%2B").split("=", 2))
        .collect(
            Collectors.toMap(
                parameter -> URLDecoder.decode(parameter[0], UTF_8).toLowerCase(Locale.ROOT),
                parameter -> URLDecoder.decode(parameter[1], UTF_8)));
  }

  /** Signs a request with a key. */
  interface Signing {

    /**
     * @param headers by their names in small letters
     */
    String authorization(String method, URI url, Map<String, String> headers) throws IOException;

    default String of(HttpExchange exchange, Map<String, String> headers) throws IOException {
      URI url = URI.create("http://127.0.0.1" + exchange.getRequestURI());
      return authorization(exchange.getRequestMethod(), url, headers);
    }
  }

  /** Sends a request on with some headers in place of its own. */
  interface Onwards {
    void send(Map<String, String> headers) throws IOException, InterruptedException;
  }
}
