package io.github.azurebatch.camunda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Refuses connections, since nobody listens there; and nobody else gets the port. */
public final class RefusingPort implements AutoCloseable {

  private final Socket socket = new Socket();

  public RefusingPort() {
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free", e);
    }
  }

  public URI url(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
