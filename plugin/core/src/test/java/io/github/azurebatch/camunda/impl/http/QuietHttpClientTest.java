package io.github.azurebatch.camunda.impl.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class QuietHttpClientTest {

  private static final String BODY = "hello";

  private final HttpClient client = new QuietHttpClient(new JdkHttpClientBuilder().build());
  private final Logger log = (Logger) LoggerFactory.getLogger("com.azure");
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", QuietHttpClientTest::tellWhatArrived);
    server.start();
    logged.start();
    log.addAppender(logged);
  }

  private static void tellWhatArrived(HttpExchange exchange) throws IOException {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    byte[] body = exchange.getRequestBody().readAllBytes();
    byte[] answer =
        (length + " " + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @AfterEach
  void stop() {
    log.detachAppender(logged);
    server.stop(0);
  }

  @Test
  void sendsTheLengthOfABodyWithoutAWarning() {
    assertThat(answer(put().setBody(BODY))).isEqualTo("5 hello");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void sendsTheLengthOfAStream() {
    var stream = new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8));

    assertThat(answer(put().setBody(BinaryData.fromStream(stream, 5L)))).isEqualTo("5 hello");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void sendsThatThereIsNoBody() {
    assertThat(answer(put().setHeader(HttpHeaderName.CONTENT_LENGTH, "0"))).isEqualTo("0 ");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void sendsAsynchronouslyAsWell() {
    HttpResponse response = Objects.requireNonNull(client.send(put().setBody(BODY)).block());

    assertThat(response.getBodyAsString().block()).isEqualTo("5 hello");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void leavesTheRequestAsItIs() {
    HttpRequest request = put().setBody(BODY);

    answer(request);

    assertThat(request.getHeaders().toMap()).containsEntry("Content-Length", "5");
  }

  private String answer(HttpRequest request) {
    try (HttpResponse response = client.sendSync(request, Context.NONE)) {
      return response.getBodyAsBinaryData().toString();
    }
  }

  private HttpRequest put() {
    return new HttpRequest(
        HttpMethod.PUT, "http://localhost:%d/".formatted(server.getAddress().getPort()));
  }

  private Iterable<ILoggingEvent> warnings() {
    return logged.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .toList();
  }
}
