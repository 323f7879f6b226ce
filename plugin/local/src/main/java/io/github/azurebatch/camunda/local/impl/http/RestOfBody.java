package io.github.azurebatch.camunda.local.impl.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * What was not read of the body of a request that is answered. It is thrown away, for a client that
 * still sends would not see its answer if the connection was closed at once; but only up to a
 * limit, and no thread waits for it.
 */
final class RestOfBody implements Runnable {

  private static final int MOST = RequestBody.MAX_BODY;

  private final Request request;
  private final Callback callback;
  private int skipped;

  /**
   * @param callback the end of the request; if more is left, it closes the connection
   */
  RestOfBody(Request request, Callback callback) {
    this.request = request;
    this.callback = callback;
  }

  /** Whether there may be more than is thrown away, so that the connection has to be closed. */
  static boolean mayBeTooLong(Request request) {
    return request.getLength() > MOST
        || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  @Override
  public void run() {
    while (skipped <= MOST) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      skipped += chunk.remaining();
      chunk.release();
      if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
        break;
      }
    }
    callback.succeeded();
  }
}
