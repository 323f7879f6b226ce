package io.github.azurebatch.camunda.local.impl.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request that was authenticated and whose operation is known.
 *
 * @param requestId the service's own id of the request
 * @param received when it came in, by the service's clock
 * @param baseUrl the URL under which the client reached the service; no slash at the end
 * @param rawPath the path as it was sent
 * @param ids what stands at the variable segments of the path, decoded
 * @param query the query parameters, decoded
 * @param headers finds a header by its name
 */
public record WireRequest(
    String requestId,
    Instant received,
    String baseUrl,
    String rawPath,
    List<String> ids,
    Map<String, String> query,
    Function<String, @Nullable String> headers,
    byte[] body) {

  public String id(int index) {
    return ids.get(index);
  }

  public ObjectNode json() {
    return Json.read(body);
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.apply(name));
  }

  /** The {@code odata.metadata} of an answer. */
  public String metadata(String type) {
    return baseUrl + "/$metadata#" + type;
  }

  /** The URL of the resource that the request names. */
  public String url() {
    return baseUrl + rawPath;
  }
}
