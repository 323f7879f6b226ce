package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.wire.Urls;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * Reads a request. Refuses it if it is for another host, is not authentic, is too large, or is for
 * no known operation.
 *
 * <p>Nothing of a body is read before its sender is known.
 */
final class RequestReader {

  private static final String API_VERSION = "api-version";

  private final HostNames hostNames;
  private final Authentication authentication;
  private final Clock clock;

  RequestReader(HostNames hostNames, Authentication authentication, Clock clock) {
    this.hostNames = hostNames;
    this.authentication = authentication;
    this.clock = clock;
  }

  /** A request and its operation. */
  record Routed(Operation operation, WireRequest request) {}

  Routed read(Request request, String requestId) throws IOException {
    hostNames.verify(request);
    String rawPath = request.getHttpURI().getPath();
    String query = request.getHttpURI().getQuery();
    String rawQuery = query == null ? "" : query;
    Map<String, String> parameters = parameters(rawQuery);
    authentication.verify(
        new StringToSign(request.getMethod(), rawPath, rawQuery, request.getHeaders()));
    byte[] body = RequestBody.read(request);
    Route route = Route.of(request.getMethod(), rawPath);
    verifyVersion(parameters);
    return new Routed(
        route.operation(),
        new WireRequest(
            requestId,
            clock.instant(),
            baseUrl(request),
            rawPath,
            route.ids(),
            parameters,
            request.getHeaders()::get,
            body));
  }

  /** The service under the name that the client used, for its links to be followed. */
  static String baseUrl(Request request) {
    return request.getHttpURI().getScheme() + "://" + request.getHttpURI().getAuthority();
  }

  private static Map<String, String> parameters(String rawQuery) {
    try {
      return Urls.query(rawQuery);
    } catch (IllegalArgumentException e) {
      throw new ServiceException(ErrorCode.INVALID_URI);
    }
  }

  private static void verifyVersion(Map<String, String> parameters) {
    String version = parameters.get(API_VERSION);
    if (version == null) {
      throw new ServiceException(
          ErrorCode.MISSING_REQUIRED_QUERY_PARAMETER, Map.of("QueryParameterName", API_VERSION));
    }
    if (!version.matches("\\d{4}-\\d{2}-\\d{2}\\.\\d+\\.\\d+")) {
      throw new ServiceException(ErrorCode.UNSUPPORTED_REQUEST_VERSION);
    }
  }
}
