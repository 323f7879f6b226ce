package io.github.azurebatch.camunda.http;

import io.github.azurebatch.camunda.RawAnswer;
import io.github.azurebatch.camunda.RawServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A forward proxy for plain HTTP, which counts the requests to each port. */
final class CountingProxy implements AutoCloseable {

  private final ConcurrentHashMap<Integer, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final RawServer server = new RawServer(this::forward);

  InetSocketAddress address() {
    return new InetSocketAddress(server.url().getHost(), server.url().getPort());
  }

  int requestsTo(URI service) {
    return requests.getOrDefault(service.getPort(), new AtomicInteger()).get();
  }

  private void forward(RawServer.Request request, Socket client) throws IOException {
    URI target = URI.create(request.target());
    requests.computeIfAbsent(target.getPort(), port -> new AtomicInteger()).incrementAndGet();
    client.getOutputStream().write(RawAnswer.of(request, target).bytes());
  }

  @Override
  public void close() {
    server.close();
  }
}
