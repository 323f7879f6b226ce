package io.github.azurebatch.camunda.impl.storage;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.ExponentialBackoff;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryPolicy;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Up to three tries with an exponential pause or the service's {@code Retry-After}: the policy of
 * azure-core, placed before the signing so that each try has a fresh date.
 */
final class StorageTries implements HttpPipelinePolicy {

  private static final int FIRST_ERROR = 400;
  private static final int RETRIES = 2;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final RetryPolicy policy;

  StorageTries(Duration firstPause) {
    policy =
        new RetryPolicy(
            new UnlessThrottled(
                new ExponentialBackoffOptions()
                    .setMaxRetries(RETRIES)
                    .setBaseDelay(firstPause)
                    .setMaxDelay(LONGEST_PAUSE)));
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    return policy.process(context, next).map(StorageTries::fromStorage);
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    return fromStorage(policy.processSync(context, next));
  }

  @Override
  public HttpPipelinePosition getPipelinePosition() {
    return HttpPipelinePosition.PER_CALL;
  }

  /** The SDK fails to read an error that is not XML, and loses its status. */
  private static HttpResponse fromStorage(HttpResponse response) {
    String type = response.getHeaderValue(HttpHeaderName.CONTENT_TYPE);
    if (response.getStatusCode() < FIRST_ERROR || type == null || !type.startsWith("text/")) {
      return response;
    }
    response.close();
    throw new HttpResponseException(
        "answered with " + type + ", which Azure Storage does not: a proxy?", response);
  }

  /** Does not retry a throttled request, which {@link Throttling} does. */
  private static final class UnlessThrottled extends ExponentialBackoff {

    UnlessThrottled(ExponentialBackoffOptions options) {
      super(options);
    }

    @Override
    public boolean shouldRetryCondition(RequestRetryCondition tried) {
      HttpResponse response = tried.getResponse();
      boolean throttled = response != null && Gate.isThrottling(response.getStatusCode());
      return !throttled && super.shouldRetryCondition(tried);
    }
  }
}
