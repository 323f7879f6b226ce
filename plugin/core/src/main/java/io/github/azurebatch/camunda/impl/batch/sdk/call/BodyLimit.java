package io.github.azurebatch.camunda.impl.batch.sdk.call;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Refuses a body that is longer than the service takes, before anything is sent. It is measured
 * here, where it has been written, so that it need not be written twice.
 */
public final class BodyLimit implements Interceptor {

  /** A request takes fewer. */
  public static final int MOST_BYTES = 1024 * 1024;

  /**
   * @throws InvalidInputException if the body is too long; what was to be sent, the caller says
   */
  @Override
  public Response intercept(Chain chain) throws IOException {
    RequestBody body = chain.request().body();
    if (body != null && body.contentLength() >= MOST_BYTES) {
      throw new InvalidInputException(tooLong(body.contentLength()));
    }
    return chain.proceed(chain.request());
  }

  /** What a message says of a body with so many bytes. */
  public static String tooLong(long bytes) {
    return "it has %d bytes of JSON, and a request takes less than %d. Give it fewer resource files, output files or environment settings, and long texts in a blob that is a resource file"
        .formatted(bytes, MOST_BYTES);
  }
}
