package io.github.azurebatch.camunda.impl.batch.sdk.call;

import io.github.azurebatch.camunda.impl.throttle.Tries;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Tries each request several times. It runs before the signing, so that every try has a fresh date.
 */
record BatchTries(Tries tries) implements Interceptor {

  private static final String RETRY_AFTER = "Retry-After";

  @Override
  public Response intercept(Chain chain) throws IOException {
    return tries.make(new Request(chain)).response();
  }

  private record Request(Chain chain) implements Tries.Request<Answer> {

    @Override
    public Answer send() throws IOException {
      return new Answer(chain.proceed(chain.request()));
    }

    @Override
    public boolean isRepeatable() {
      return !chain.call().isCanceled() && !isReactivation();
    }

    /** A task that has failed again meanwhile would run once more. */
    private boolean isReactivation() {
      return chain.request().url().encodedPath().endsWith("/reactivate");
    }
  }

  private record Answer(Response response) implements Tries.Answer {

    @Override
    public int status() {
      return response.code();
    }

    @Override
    public @Nullable String retryAfter() {
      return response.header(RETRY_AFTER);
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
