package io.github.azurebatch.camunda.local.impl.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Percent encoding; a plus sign is a plus sign. */
public final class Urls {

  private Urls() {}

  /**
   * Decodes one segment or one query part.
   *
   * @throws IllegalArgumentException if it is not well encoded
   */
  public static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The parameters of a raw query string; names ignore case, as those of the service do. */
  public static Map<String, String> query(String rawQuery) {
    Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String part : rawQuery.split("&")) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        parameters.put(decode(name), decode(value));
      }
    }
    return parameters;
  }
}
