package io.github.azurebatch.camunda.local.impl.node.transfer;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The SDK's client on the HTTP client of the JDK, without the warning that it logs with every
 * request that has the header {@code Content-Length}.
 *
 * <p>The JDK sets that header itself and refuses requests that bring it. So the SDK reads the
 * length of the body from the header, and leaves it out with a warning when it copies the headers.
 * Here the length is found by who asks for it, and not by who copies all headers.
 *
 * <p>The plugin has such a class too: this module may not depend on the plugin, which is tested
 * with it, and 40 lines are not worth a module.
 */
public final class QuietHttpClient implements HttpClient {

  private final HttpClient client;

  /**
   * @param client one of the SDK's JdkHttpClientBuilder
   */
  public QuietHttpClient(HttpClient client) {
    this.client = client;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return client.send(withLengthApart(request));
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request, Context context) {
    return client.send(withLengthApart(request), context);
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    return client.sendSync(withLengthApart(request), context);
  }

  private static HttpRequest withLengthApart(HttpRequest request) {
    return request.copy().setHeaders(new LengthApart(request.getHeaders()));
  }

  private static final class LengthApart extends HttpHeaders {

    private final @Nullable String length;

    LengthApart(HttpHeaders headers) {
      super(headers);
      this.length = headers.getValue(HttpHeaderName.CONTENT_LENGTH);
      remove(HttpHeaderName.CONTENT_LENGTH);
    }

    @Override
    public @Nullable String getValue(HttpHeaderName name) {
      return HttpHeaderName.CONTENT_LENGTH.equals(name) ? length : super.getValue(name);
    }
  }
}
