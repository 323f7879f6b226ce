package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server; it has its port before it serves. */
public final class BatchServer {

  private static final int MAX_THREADS = 200;

  /** Longer than a call that a planned fault delays is likely to take. */
  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);

  private final Server server;
  private final ServerConnector connector;

  private BatchServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /** Takes the port; 0 is any that is free. */
  public static BatchServer open(String host, int port) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("local-azure-batch");
    threads.setDaemon(true);
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(settings()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    server.addConnector(connector);
    server.setStopTimeout(0);
    try {
      connector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The local Azure Batch service can't listen on " + host + ":" + port, e);
    }
    return new BatchServer(server, connector);
  }

  public int port() {
    return connector.getLocalPort();
  }

  /**
   * Serves requests from now on.
   *
   * @param hostNames under which it may be called
   */
  public void start(
      HostNames hostNames,
      Authentication authentication,
      Dispatcher dispatcher,
      MovableClock clock) {
    RequestReader reader = new RequestReader(hostNames, authentication, clock);
    server.setHandler(new BatchHandler(reader, dispatcher, clock));
    server.setErrorHandler(new UnreadableRequests(clock));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("The local Azure Batch service could not be started", e);
    }
  }

  public void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The local Azure Batch service could not be stopped", e);
    }
  }

  /** The path of a file is one segment with encoded slashes; only the raw path is ever used. */
  private static HttpConfiguration settings() {
    HttpConfiguration settings = new HttpConfiguration();
    settings.setSendServerVersion(false);
    // the cache would give a known value in its own case, and break the signature
    settings.setHeaderCacheCaseSensitive(true);
    settings.setUriCompliance(UriCompliance.UNSAFE);
    return settings;
  }
}
