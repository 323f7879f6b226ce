package io.github.azurebatch.camunda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/** An answer on the wire, whose body is not in chunks. */
public record RawAnswer(String status, List<String> headers, byte[] body) {

  private static final int TIMEOUT = 10_000;
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "transfer-encoding", "keep-alive");

  /** Asks the service. */
  public static RawAnswer of(RawServer.Request request, URI service) throws IOException {
    try (Socket socket = factory(service).createSocket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(TIMEOUT);
      var sent = new ByteArrayOutputStream();
      sent.writeBytes(line(request.method() + " " + path(request.target()) + " HTTP/1.1"));
      request.headers().stream()
          .filter(header -> !isOfTheConnection(header))
          .forEach(header -> sent.writeBytes(line(header)));
      sent.writeBytes(line("Connection: close"));
      sent.writeBytes(line(""));
      sent.writeBytes(request.body());
      socket.getOutputStream().write(sent.toByteArray());
      return parsed(socket.getInputStream().readAllBytes());
    }
  }

  private static SocketFactory factory(URI service) {
    try {
      return service.getScheme().equals("https")
          ? SSLContext.getDefault().getSocketFactory()
          : SocketFactory.getDefault();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String path(String target) {
    return target.startsWith("/") ? target : target.replaceFirst("^[a-z]+://[^/]+", "");
  }

  private static boolean isOfTheConnection(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.startsWith("connection:")
        || name.startsWith("upgrade:")
        || name.startsWith("http2-settings:")
        || name.startsWith("accept-encoding:");
  }

  private static RawAnswer parsed(byte[] answer) {
    String text = new String(answer, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String[] lines = text.substring(0, end).split("\r\n");
    byte[] body = Arrays.copyOfRange(answer, end + 4, answer.length);
    boolean chunked = text.substring(0, end).toLowerCase(Locale.ROOT).contains("chunked");
    var headers = new ArrayList<String>(Arrays.asList(lines).subList(1, lines.length));
    var parsed = new RawAnswer(lines[0], headers, chunked ? joined(body) : body);
    RawAnswer whole = parsed.header("Connection", "close");
    return chunked ? whole.body(whole.body()) : whole;
  }

  private static byte[] joined(byte[] chunks) {
    var whole = new ByteArrayOutputStream();
    String text = new String(chunks, ISO_8859_1);
    int at = 0;
    while (true) {
      int end = text.indexOf("\r\n", at);
      int size = Integer.parseInt(text.substring(at, end).strip(), 16);
      if (size == 0) {
        return whole.toByteArray();
      }
      whole.write(chunks, end + 2, size);
      at = end + 2 + size + 2;
    }
  }

  public boolean isSuccess() {
    return status.split(" ")[1].startsWith("2");
  }

  public String text() {
    return new String(body, UTF_8);
  }

  public RawAnswer header(String name, String value) {
    List<String> others = new ArrayList<>(headers);
    others.removeIf(
        header ->
            header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")
                || header.toLowerCase(Locale.ROOT).startsWith("transfer-encoding:"));
    others.add(name + ": " + value);
    return new RawAnswer(status, others, body);
  }

  /** What the headers are called but for those of the connection and of the body's length. */
  public Stream<String> headerNames() {
    return headers.stream()
        .map(header -> header.substring(0, header.indexOf(':')))
        .filter(name -> !OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)));
  }

  public RawAnswer withoutHeader(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    List<String> others = new ArrayList<>(headers);
    others.removeIf(header -> header.toLowerCase(Locale.ROOT).startsWith(start));
    return new RawAnswer(status, others, body);
  }

  public RawAnswer body(byte[] other) {
    return new RawAnswer(status, headers, other)
        .header("Content-Length", String.valueOf(other.length));
  }

  public RawAnswer text(String other) {
    return body(other.getBytes(UTF_8));
  }

  public byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(line(status));
    headers.forEach(header -> bytes.writeBytes(line(header)));
    bytes.writeBytes(line(""));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  /** Half of the body, or half of the headers where there is no body. */
  public byte[] cut() {
    byte[] whole = bytes();
    int most = body.length > 1 ? whole.length - body.length / 2 : whole.length / 2;
    return Arrays.copyOf(whole, most);
  }

  private static byte[] line(String text) {
    return (text + "\r\n").getBytes(ISO_8859_1);
  }
}
