package io.github.azurebatch.camunda.benchmarks.site;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.AfterRetryPolicyProvider;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.publisher.Mono;

/**
 * Counts the calls to Blob Storage that are made with the account's key: those of the plugin. The
 * nodes of the Batch service come with a SAS.
 *
 * <p>The SDK finds it as a service, as all clients of this JVM are to be counted.
 */
public final class StorageCalls implements AfterRetryPolicyProvider {

  private static final LongAdder COUNT = new LongAdder();

  /** Of all clients since the JVM started. */
  public static long count() {
    return COUNT.sum();
  }

  @Override
  public HttpPipelinePolicy create() {
    return new Counting();
  }

  private static final class Counting implements HttpPipelinePolicy {

    @Override
    public Mono<HttpResponse> process(
        HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
      count(context);
      return next.process();
    }

    @Override
    public HttpResponse processSync(
        HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
      count(context);
      return next.processSync();
    }

    private static void count(HttpPipelineCallContext context) {
      if (context.getHttpRequest().getHeaders().get(HttpHeaderName.AUTHORIZATION) != null) {
        COUNT.increment();
      }
    }
  }
}
