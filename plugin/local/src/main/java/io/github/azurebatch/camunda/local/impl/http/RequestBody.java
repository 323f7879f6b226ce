package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads the body of a request whose sender is known, up to a limit. */
final class RequestBody {

  /** Recorded: the limit in the error that the real service answers. */
  static final int MAX_BODY = 1_048_576;

  /**
   * How much of a larger body is read and thrown away, so that its sender, which may read no answer
   * before it has sent everything, sees the refusal.
   */
  private static final int MAX_SKIPPED = 16 * MAX_BODY;

  private static final int BUFFER = 64 * 1024;

  private RequestBody() {}

  static byte[] read(Request request) throws IOException {
    if (request.getLength() > MAX_SKIPPED) {
      throw tooLarge();
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        skip(in);
        throw tooLarge();
      }
      return body;
    }
  }

  private static void skip(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int skipped = 0;
    for (int count = in.read(buffer); count >= 0 && skipped < MAX_SKIPPED; ) {
      skipped += count;
      count = in.read(buffer);
    }
  }

  private static ServiceException tooLarge() {
    return new ServiceException(
        ErrorCode.REQUEST_BODY_TOO_LARGE, Map.of("MaxLimit", String.valueOf(MAX_BODY)));
  }
}
