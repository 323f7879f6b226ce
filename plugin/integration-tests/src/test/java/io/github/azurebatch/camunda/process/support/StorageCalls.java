package io.github.azurebatch.camunda.process.support;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.AfterRetryPolicyProvider;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.publisher.Mono;

/**
 * Counts the calls of the blob SDK in this process that an account authorizes, repeated ones each
 * time. The uploads of compute nodes bring a signed URL, and are not among them.
 *
 * <p>The SDK finds it as a service.
 */
public final class StorageCalls implements AfterRetryPolicyProvider {

  private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

  /** Begins to count anew. */
  public static void reset() {
    COUNTS.clear();
  }

  /** By method and kind, such as {@code GET list} or {@code PUT}. */
  public static Map<String, Long> byKind() {
    Map<String, Long> counts = new TreeMap<>();
    COUNTS.forEach((kind, count) -> counts.put(kind, count.sum()));
    return counts;
  }

  public static long total() {
    return byKind().values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public HttpPipelinePolicy create() {
    return new Counting();
  }

  private static void count(HttpRequest request) {
    if (request.getHeaders().get(HttpHeaderName.AUTHORIZATION) != null) {
      COUNTS.computeIfAbsent(kind(request), kind -> new LongAdder()).increment();
    }
  }

  private static String kind(HttpRequest request) {
    String query = String.valueOf(request.getUrl().getQuery());
    return request.getHttpMethod() + (query.contains("comp=list") ? " list" : "");
  }

  private static final class Counting implements HttpPipelinePolicy {

    @Override
    public Mono<HttpResponse> process(
        HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
      count(context.getHttpRequest());
      return next.process();
    }

    @Override
    public HttpResponse processSync(
        HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
      count(context.getHttpRequest());
      return next.processSync();
    }
  }
}
