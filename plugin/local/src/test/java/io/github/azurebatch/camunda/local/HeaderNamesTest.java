package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The SDK finds a header only if its name has the very case that it expects. */
class HeaderNamesTest extends ServiceTest {

  private static final Map<String, String> VERSION = Map.of("api-version", "2024-07-01.20.0");

  @Test
  void areThoseOfTheRealService() throws Exception {
    addJob("job");

    assertThat(names("/jobs/job"))
        .contains(
            "Server",
            "DataServiceVersion",
            "Strict-Transport-Security",
            "X-Content-Type-Options",
            "ETag",
            "Last-Modified",
            "Content-Length",
            "Content-Type",
            "request-id");
  }

  @Test
  void areThoseOfTheRealServiceForAFile() throws Exception {
    addJob("job");
    addTask("job", "task", "exit 0");
    awaitIdle();

    assertThat(names("/jobs/job/tasks/task/files/wd%2Fsub%20dir%2Fa+b.txt"))
        .contains(
            "ETag",
            "Last-Modified",
            "Content-Length",
            "ocp-creation-time",
            "ocp-batch-file-isdirectory",
            "ocp-batch-file-url",
            "ocp-batch-file-mode");
  }

  @Test
  void haveTheFormOfTheRealService() throws Exception {
    addJob("job");
    addTask("job", "task", "exit 0");
    awaitIdle();
    String path = "/jobs/job/tasks/task/files/stdout.txt";

    HttpURLConnection file = get(path);

    assertThat(file.getResponseCode()).isEqualTo(200);
    assertThat(file.getHeaderField("ocp-batch-file-mode")).matches("0o100[0-7]{3}");
    assertThat(file.getHeaderField("ocp-batch-file-isdirectory")).isEqualTo("False");
    assertThat(file.getHeaderField("ocp-batch-file-url"))
        .isEqualTo(URLEncoder.encode(service.url() + path, StandardCharsets.UTF_8));
  }

  private Set<String> names(String path) throws Exception {
    HttpURLConnection connection = get(path);
    assertThat(connection.getResponseCode()).isEqualTo(200);
    return Set.copyOf(
        connection.getHeaderFields().keySet().stream().filter(name -> name != null).toList());
  }

  private HttpURLConnection get(String path) throws Exception {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create(service.url() + path + "?api-version=2024-07-01.20.0")
                .toURL()
                .openConnection();
    RawClient.of(service)
        .headers("GET", path, VERSION, "", Instant.now())
        .forEach(connection::setRequestProperty);
    return connection;
  }
}
