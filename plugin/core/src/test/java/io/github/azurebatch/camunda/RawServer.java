package io.github.azurebatch.camunda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** An HTTP server that leaves each byte of its answers to a test, wrong ones too. */
public final class RawServer implements AutoCloseable {

  private final String scheme;
  private final ServerSocket server;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Answers nothing, until it is told what. */
  public RawServer() {
    this((request, socket) -> {});
  }

  public RawServer(Handler handler) {
    this("http", handler);
  }

  /**
   * @param scheme https for a server that has its certificate from the default context
   */
  public RawServer(String scheme, Handler handler) {
    this.scheme = scheme;
    this.handler = handler;
    try {
      server = factory(scheme).createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError("No port is free", e);
    }
    start("raw-server", this::accept);
  }

  private static ServerSocketFactory factory(String scheme) {
    try {
      return scheme.equals("https")
          ? SSLContext.getDefault().getServerSocketFactory()
          : ServerSocketFactory.getDefault();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public URI url() {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
  }

  /** Serves the requests from now on. */
  public void serve(Handler next) {
    handler = next;
  }

  /** How many requests were read, the one included that is being served. */
  public int requestCount() {
    return requests.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        start("raw-server-connection", () -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Request request = Request.read(new BufferedInputStream(socket.getInputStream()));
      requests.incrementAndGet();
      handler.serve(request, socket);
    } catch (IOException e) {
      // the client has closed the connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  public static void send(String text, Socket socket) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  /** Sends the text, then a space at a time until the client closes the connection. */
  public static void trickle(String begin, Socket socket) throws IOException, InterruptedException {
    send(begin, socket);
    while (true) {
      send(" ", socket);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Sends the text, then as much as the client takes until it closes the connection. */
  public static void flood(String begin, Socket socket) throws IOException {
    send(begin, socket);
    String spaces = " ".repeat(10_000);
    while (true) {
      send(spaces, socket);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Serves one connection, which is closed after it. */
  @FunctionalInterface
  public interface Handler {
    void serve(Request request, Socket socket) throws IOException, InterruptedException;
  }

  /**
   * A request.
   *
   * @param target the path with the query, or the URL where the client takes the server for a proxy
   * @param headers the lines
   */
  public record Request(String method, String target, List<String> headers, byte[] body) {

    static Request read(InputStream in) throws IOException {
      String[] start = line(in).split(" ");
      List<String> headers = new ArrayList<>();
      int length = 0;
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        headers.add(header);
        if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
        }
      }
      return new Request(start[0], start[1], List.copyOf(headers), in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
      var line = new ByteArrayOutputStream();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException();
        }
        line.write(next);
      }
      return line.toString(ISO_8859_1).stripTrailing();
    }
  }
}
