package io.github.azurebatch.camunda.local.impl.node.transfer;

import com.azure.core.credential.AzureSasCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.AzureSasCredentialPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RequestRetryPolicy;
import com.azure.storage.common.policy.RetryPolicyType;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way to containers whose URLs bring their own authorization.
 *
 * <p>The version of the storage service is that of the signature, which whoever signed chose for
 * the service, but none that Azurite 3.35.0 does not know.
 */
public final class StorageAccess {

  private static final BlobServiceVersion NEWEST = BlobServiceVersion.V2025_11_05;
  private static final Pattern SIGNED_VERSION = Pattern.compile("(?:^|&)sv=([0-9-]{10})(?:&|$)");
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final int TRIES = 6;
  private static final Duration FIRST_DELAY = Duration.ofMillis(200);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);

  private final Duration timeout;
  private final HttpClient http;

  /**
   * @param timeout how long one file may take, retries included
   */
  public StorageAccess(Duration timeout) {
    this.timeout = timeout;
    this.http =
        new QuietHttpClient(new JdkHttpClientBuilder().connectionTimeout(CONNECT_TIMEOUT).build());
  }

  public Duration timeout() {
    return timeout;
  }

  public BlobContainerClient container(URI url) {
    return container(url, Map.of());
  }

  /**
   * A container into which every blob is put with these headers.
   *
   * @throws IllegalArgumentException if the URL cannot be a container's
   */
  public BlobContainerClient container(URI url, Map<String, String> headers) {
    requireHttp(url);
    return new BlobContainerClientBuilder()
        .endpoint(StorageFailure.withoutQuery(url))
        .serviceVersion(version(url))
        .pipeline(pipeline(url.getRawQuery(), headers))
        .buildClient();
  }

  /**
   * What a transfer needs. The builder's own pipeline costs more to make than a small file to
   * upload, and every task has a signature of its own.
   */
  private HttpPipeline pipeline(@Nullable String signature, Map<String, String> headers) {
    HttpPipelineBuilder pipeline =
        new HttpPipelineBuilder()
            .httpClient(http)
            .policies(new RequestRetryPolicy(briefly()), withHeaders(headers));
    if (signature != null) {
      // whether the way is encrypted is up to the URL
      boolean requireHttps = false;
      pipeline.policies(
          new AzureSasCredentialPolicy(new AzureSasCredential(signature), requireHttps));
    }
    return pipeline.build();
  }

  private static BlobServiceVersion version(URI url) {
    var signed = SIGNED_VERSION.matcher(String.valueOf(url.getRawQuery()));
    return signed.find() ? older(signed.group(1)) : NEWEST;
  }

  private static BlobServiceVersion older(String version) {
    return Arrays.stream(BlobServiceVersion.values())
        .filter(known -> known.compareTo(NEWEST) < 0 && known.getVersion().equals(version))
        .findFirst()
        .orElse(NEWEST);
  }

  /** The client would log what it cannot use, and the signature with it. */
  private static void requireHttp(URI url) {
    boolean isHttp =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!isHttp || url.getHost() == null) {
      throw new IllegalArgumentException("A container's URL begins with http or https and a host");
    }
  }

  /**
   * Only for lost connections and a busy service: 403 and 404 are never tried again. A storage
   * service on the same machine may lose several connections in a row while others take the
   * processors; the tries are made within eight seconds.
   */
  private static RequestRetryOptions briefly() {
    return new RequestRetryOptions(
        RetryPolicyType.EXPONENTIAL, TRIES, (Duration) null, FIRST_DELAY, LONGEST_DELAY, null);
  }

  private static HttpPipelinePolicy withHeaders(Map<String, String> headers) {
    return (context, next) -> {
      if (context.getHttpRequest().getHttpMethod() == HttpMethod.PUT) {
        headers.forEach(
            (name, value) ->
                context.getHttpRequest().setHeader(HttpHeaderName.fromString(name), value));
      }
      return next.process();
    };
  }
}
