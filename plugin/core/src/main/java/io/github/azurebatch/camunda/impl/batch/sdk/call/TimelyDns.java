package io.github.azurebatch.camunda.impl.batch.sdk.call;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Finds the addresses of a host in time, or fails. A name server that does not answer holds up the
 * thread that asks, which neither the time limit of a call nor an interrupt ends.
 *
 * @param dns asks the name servers
 * @param limit the most time that it takes
 */
record TimelyDns(Dns dns, Duration limit) implements Dns {

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> dns.lookup(host));
    Thread thread = new Thread(lookup, "azure-batch-dns-" + host);
    thread.setDaemon(true);
    thread.start();
    try {
      return lookup.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unknown(
          "no name server answered for '%s' within %d seconds".formatted(host, limit.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw unknown("the host '%s' has no address".formatted(host), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown("interrupted while the address of '%s' was looked up".formatted(host), e);
    }
  }

  private static UnknownHostException unknown(String message, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(message);
    unknown.initCause(cause);
    return unknown;
  }
}
