package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.wire.Urls;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Reads a request. Refuses it if it is not authentic, is for no known operation, or is too large.
 */
final class RequestReader {

  /** Recorded: the limit in the error that the real service answers. */
  private static final int MAX_BODY = 1_048_576;

  private static final String API_VERSION = "api-version";

  private final Authentication authentication;
  private final Clock clock;

  RequestReader(Authentication authentication, Clock clock) {
    this.authentication = authentication;
    this.clock = clock;
  }

  /** A request and its operation. */
  record Routed(Operation operation, WireRequest request) {}

  Routed read(Request request, String requestId) throws IOException {
    // read first: a connection with an unread body could not be used again
    byte[] body = body(request);
    String rawPath = request.getHttpURI().getPath();
    String query = request.getHttpURI().getQuery();
    String rawQuery = query == null ? "" : query;
    Map<String, String> parameters = parameters(rawQuery);
    authentication.verify(
        new StringToSign(request.getMethod(), rawPath, rawQuery, request.getHeaders()));
    Route route = Route.of(request.getMethod(), rawPath);
    verifyVersion(parameters);
    verifySize(body);
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
  String baseUrl(Request request) {
    return request.getHttpURI().getScheme() + "://" + request.getHttpURI().getAuthority();
  }

  private static byte[] body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(MAX_BODY + 1);
      in.transferTo(OutputStream.nullOutputStream());
      return body;
    }
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

  private static void verifySize(byte[] body) {
    if (body.length > MAX_BODY) {
      throw new ServiceException(
          ErrorCode.REQUEST_BODY_TOO_LARGE, Map.of("MaxLimit", String.valueOf(MAX_BODY)));
    }
  }
}
