package io.github.azurebatch.camunda.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection on which a test writes what no client would. */
final class RawConnection implements AutoCloseable {

  private static final String VERSION = "2024-07-01.20.0";
  private static final int PATIENCE = (int) ServiceTest.PATIENCE.toMillis();

  private final Socket socket;

  /** An answer of the service. */
  record Answer(int status, String head, String body) {

    /** The error's code; empty if the body is not of the service's form. */
    String code() {
      try {
        JsonNode error = new ObjectMapper().readTree(body);
        return error.path("message").hasNonNull("value") ? error.path("code").asText() : "";
      } catch (IOException e) {
        return "";
      }
    }
  }

  RawConnection(LocalBatchService service) throws IOException {
    URI url = URI.create(service.url());
    socket = new Socket(url.getHost(), url.getPort());
    socket.setSoTimeout(PATIENCE);
  }

  /** Sends a request as it is, and reads its answer. */
  static Answer send(LocalBatchService service, String text) throws IOException {
    try (RawConnection connection = new RawConnection(service)) {
      connection.write(text);
      return connection.answer();
    }
  }

  /** The headers of a request that is signed as it should be; the caller may change them. */
  static Map<String, String> signed(LocalBatchService service, String method, String path)
      throws Exception {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", URI.create(service.url()).getAuthority());
    headers.putAll(
        RawClient.of(service)
            .headers(method, path, Map.of("api-version", VERSION), "", Instant.now()));
    if (method.equals("POST")) {
      headers.put("Content-Length", "0");
    }
    return headers;
  }

  /** The text of a request without a body. */
  static String head(String method, String path, Map<String, String> headers) {
    StringBuilder text =
        new StringBuilder(method + " " + path + "?api-version=" + VERSION + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    return text.append("\r\n").toString();
  }

  void write(String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  /** Reads one answer, whose body has the length that it says. */
  Answer answer() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The connection was closed after: " + head);
      }
      head.append((char) next);
    }
    String text = head.toString();
    int status = Integer.parseInt(text.split(" ", 3)[1]);
    int length = text.startsWith("HTTP/1.1 100") ? 0 : length(text);
    return new Answer(status, text, new String(in.readNBytes(length), ISO_8859_1));
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
