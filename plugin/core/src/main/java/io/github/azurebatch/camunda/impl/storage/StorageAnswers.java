package io.github.azurebatch.camunda.impl.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Tells the answers of Blob Storage from those that a proxy has made or cut. The SDK would take
 * them for an empty list, or for the content of a blob.
 */
final class StorageAnswers {

  private static final int FIRST_ERROR = 400;
  private static final int PARTIAL = 206;

  /** Within it, what comes before the items of a listing: the prefix and the marker. */
  private static final int BEGIN = 16 * 1024;

  private StorageAnswers() {}

  /** What is wrong with a successful answer, in the words of a message; null if nothing is. */
  static @Nullable String problem(HttpResponse response) {
    if (isError(response)) {
      return null;
    }
    if (isPage(response)) {
      return "an answer in %s, which Azure Storage does not give: a proxy?"
          .formatted(response.getHeaderValue(HttpHeaderName.CONTENT_TYPE));
    }
    if (response.getStatusCode() == PARTIAL && body(response).length == 0) {
      return "a part of a blob without a byte";
    }
    return isListing(response) && !hasItems(response) ? "a listing without a list" : null;
  }

  /**
   * The answer, if the SDK can read it: it fails to read an error that is not XML, and loses its
   * status.
   */
  static HttpResponse readable(HttpResponse response) {
    String type = response.getHeaderValue(HttpHeaderName.CONTENT_TYPE);
    if (!isError(response) || type == null || !type.startsWith("text/")) {
      return response;
    }
    response.close();
    throw new HttpResponseException(
        "answered with " + type + ", which Azure Storage does not: a proxy?", response);
  }

  private static boolean isError(HttpResponse response) {
    return response.getStatusCode() >= FIRST_ERROR;
  }

  /** The page of a proxy; a blob may be a page too, but then has the headers of the service. */
  private static boolean isPage(HttpResponse response) {
    String type = response.getHeaderValue(HttpHeaderName.CONTENT_TYPE);
    return type != null
        && type.startsWith("text/html")
        && response.getHeaderValue(HttpHeaderName.X_MS_REQUEST_ID) == null;
  }

  private static boolean isListing(HttpResponse response) {
    String query = response.getRequest().getUrl().getQuery();
    return query != null && query.contains("comp=list");
  }

  private static boolean hasItems(HttpResponse response) {
    byte[] body = body(response);
    String begin = new String(body, 0, Math.min(body.length, BEGIN), UTF_8);
    return begin.contains("<Blobs") || begin.contains("<Containers");
  }

  /** It was read before, so that nothing waits. */
  private static byte[] body(HttpResponse response) {
    return response.getBodyAsBinaryData().toBytes();
  }
}
