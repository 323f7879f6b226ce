package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The headers that the node uploads a file with: those that the REST API's Put Blob takes, except
 * what belongs to the request itself. The frequent ones have short names.
 *
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/storageservices/put-blob#request-headers-all-blob-types">Put
 *     Blob, request headers</a>
 */
final class UploadHeaders {

  static final Map<String, String> SHORT_NAMES =
      Map.of(
          "contentType", "x-ms-blob-content-type",
          "contentEncoding", "x-ms-blob-content-encoding",
          "contentLanguage", "x-ms-blob-content-language",
          "contentDisposition", "x-ms-blob-content-disposition",
          "cacheControl", "x-ms-blob-cache-control");

  private static final Pattern ALLOWED =
      Pattern.compile(
          "(?i)(x-ms-blob-)?(content-(type|encoding|language|disposition|md5)|cache-control)"
              + "|x-ms-meta-[a-z_][a-z0-9_]*"
              + "|x-ms-(tags|access-tier|encryption-scope|legal-hold"
              + "|immutability-policy-until-date|immutability-policy-mode)");

  private UploadHeaders() {}

  /**
   * @param flat the fields beside the pattern
   * @param nested those of {@code destination.container}
   * @throws InvalidInputException if a header is not among those allowed, or has a line break
   */
  static Map<String, String> read(Fields flat, Fields nested) {
    Map<String, String> headers = new LinkedHashMap<>();
    (flat.has(OutputFileFields.UPLOAD_HEADERS) ? flat : nested)
        .objects(
            OutputFileFields.UPLOAD_HEADERS,
            header -> Map.entry(header.text("name"), header.text("value")))
        .forEach(header -> headers.put(header.getKey(), header.getValue()));
    SHORT_NAMES.forEach(
        (shortName, name) -> {
          if (flat.has(shortName)) {
            headers.put(name, flat.text(shortName));
          }
        });
    headers.forEach(UploadHeaders::check);
    return headers;
  }

  private static void check(String name, String value) {
    if (!ALLOWED.matcher(name).matches()) {
      throw new InvalidInputException(
          "'%s' is no upload header; allowed are those of the REST API's Put Blob, such as x-ms-blob-content-type, x-ms-blob-cache-control and x-ms-meta-<name>"
              .formatted(name));
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidInputException(
          "the value of upload header '%s' has a control character".formatted(name));
    }
  }
}
