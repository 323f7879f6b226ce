package io.github.azurebatch.camunda.http;

import java.net.ProxySelector;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the clients of Azure Batch, Blob Storage and Microsoft Entra ID reach the network. Values are
 * made from {@link #defaults}, such as {@code
 * HttpSettings.defaults().withProxy(ProxySelector.of(new InetSocketAddress("proxy", 3128)))}.
 *
 * @param proxy chooses the proxy of a request by its URL. Null for the proxy that the Java platform
 *     ({@code https.proxyHost} and so on) or, for Blob Storage and Microsoft Entra ID, the
 *     environment ({@code HTTPS_PROXY}) is configured with
 * @param connectTimeout how long the making of a connection may take
 * @param readTimeout how long the service may take to answer, and to go on with an answer. A call
 *     ends after 60 seconds at most, with all its tries and the whole answer
 * @param firstPause how long the client waits before it tries a failed request once more. Before
 *     the third and last try it waits longer, and as long as the service asks for where it does
 */
public record HttpSettings(
    @Nullable ProxySelector proxy,
    Duration connectTimeout,
    Duration readTimeout,
    Duration firstPause) {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /**
   * @throws IllegalArgumentException if a time limit or the pause is zero or negative
   */
  public HttpSettings {
    requirePositive("connectTimeout", connectTimeout);
    requirePositive("readTimeout", readTimeout);
    requirePositive("firstPause", firstPause);
  }

  private static void requirePositive(String name, Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException(
          "%s is %s; allowed is a duration above zero".formatted(name, limit));
    }
  }

  /** The platform's proxy, 10 seconds to connect, 30 seconds to read, and 1 second to pause. */
  public static HttpSettings defaults() {
    return new HttpSettings(null, CONNECT_TIMEOUT, READ_TIMEOUT, FIRST_PAUSE);
  }

  /** These settings with another proxy. */
  public HttpSettings withProxy(ProxySelector selector) {
    return new HttpSettings(selector, connectTimeout, readTimeout, firstPause);
  }

  /** These settings with other time limits. */
  public HttpSettings withTimeouts(Duration connect, Duration read) {
    return new HttpSettings(proxy, connect, read, firstPause);
  }

  /** These settings with another pause before the second try of a request. */
  public HttpSettings withFirstPause(Duration pause) {
    return new HttpSettings(proxy, connectTimeout, readTimeout, pause);
  }
}
