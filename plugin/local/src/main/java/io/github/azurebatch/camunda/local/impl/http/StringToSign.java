package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.impl.wire.Urls;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** The text that a SharedKey signature of a request is made of, as documented. */
record StringToSign(String method, String rawPath, String rawQuery, HttpFields headers) {

  private static final List<String> SIGNED_HEADERS =
      List.of(
          "Content-Encoding",
          "Content-Language",
          "Content-Length",
          "Content-MD5",
          "Content-Type",
          "Date",
          "If-Modified-Since",
          "If-Match",
          "If-None-Match",
          "If-Unmodified-Since",
          "Range");

  /** Signs an empty body's length as nothing: some clients do, and some write the zero. */
  StringToSign withoutZeroLength() {
    boolean zero = "0".equals(headers.get("Content-Length"));
    return zero
        ? new StringToSign(
            method, rawPath, rawQuery, HttpFields.build(headers).remove("Content-Length"))
        : this;
  }

  String text(String accountName) {
    StringBuilder text = new StringBuilder(method).append('\n');
    SIGNED_HEADERS.forEach(name -> text.append(value(name)).append('\n'));
    ocpHeaders().forEach((name, value) -> text.append(name + ":" + value + "\n"));
    text.append('/').append(accountName.toLowerCase(Locale.ROOT)).append(rawPath);
    new TreeMap<>(Urls.query(rawQuery))
        .forEach((name, value) -> text.append("\n" + name.toLowerCase(Locale.ROOT) + ":" + value));
    return text.toString();
  }

  private String value(String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  private TreeMap<String, String> ocpHeaders() {
    TreeMap<String, String> found = new TreeMap<>();
    for (HttpField header : headers) {
      String name = header.getLowerCaseName();
      if (name.startsWith("ocp-")) {
        found.put(name, header.getValue());
      }
    }
    return found;
  }
}
