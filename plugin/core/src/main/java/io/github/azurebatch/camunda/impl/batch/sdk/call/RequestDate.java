package io.github.azurebatch.camunda.impl.batch.sdk.call;

import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Dates each request before it is signed. By itself, the SDK takes the time from Joda, whose global
 * clock the process engine moves together with its own in tests.
 */
record RequestDate(Clock clock) implements Interceptor {

  @Override
  public Response intercept(Chain chain) throws IOException {
    String now =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    return chain.proceed(chain.request().newBuilder().header("ocp-date", now).build());
  }
}
