package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * The names under which the service may be called.
 *
 * <p>A page in a browser may call the name that it came from without asking, and its owner can let
 * that name lead to this machine. Such a call has the page's name in its {@code Host} header, and
 * that is none of these.
 *
 * <p>Ports are not compared: a container may publish the service under another one.
 */
public final class HostNames {

  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]+]");

  private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final boolean isLoopback;

  /**
   * @param host the address or the name that the service listens on
   * @param others more names under which it is reached
   */
  public HostNames(String host, Set<String> others) {
    names.add("localhost");
    names.add(host);
    names.addAll(others);
    isLoopback = isLoopback(host);
  }

  /** Whether only this machine can reach what listens on the address or name. */
  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Refuses a request that is for another name or for none. */
  void verify(Request request) {
    require(request.getHeaders().get(HttpHeader.HOST));
    // a request line may name another authority than the header does
    require(request.getHttpURI().getAuthority());
  }

  private void require(@Nullable String authority) {
    if (authority == null || !has(authority)) {
      Map<String, String> values = new LinkedHashMap<>();
      values.put("HeaderName", "Host");
      values.put("HeaderValue", String.valueOf(authority));
      values.put("Reason", "The local service is not called so; it can be told more host names");
      throw new ServiceException(ErrorCode.INVALID_HEADER_VALUE, values);
    }
  }

  private boolean has(String authority) {
    try {
      String host = new HostPort(authority).getHost();
      return host != null && (names.contains(host) || isAddress(host.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** An address needs no look-up that others could answer. */
  private boolean isAddress(String host) {
    return ADDRESS.matcher(host).matches() && (!isLoopback || isLoopback(host));
  }
}
