package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.local.RawConnection.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Neither an id nor a name leads out of the service's data directory. */
class PathTraversalTest {

  /** As they stand in a request line. */
  static final List<String> SEGMENTS =
      List.of(
          "..",
          ".",
          "%2e%2e",
          "%2E%2e%2Fkept",
          "..%2F..%2F..%2F..%2F..%2F..%2Fkept",
          "%2Fetc%2Fhostname",
          "wd%2F..%2F..%2Fother%2Fkept",
          "..%5C..%5Ckept",
          "..;a=b",
          "%2e%2e;%2fkept",
          "%252e%252e%252fkept",
          "%c0%ae%c0%ae%c0%afkept",
          "%00",
          "kept%00.txt",
          "%0d%0a",
          "%zz",
          "%",
          "%ff%fe",
          "a".repeat(300));

  static final List<String> IDS =
      List.of(
          "..", ".", "../x", "/x", "a/b", "a\\\\b", "", " ", "a\\u0000", "a\\n", "\\u00e9", "a..b");

  private static final FakeRunner RUNNER = new FakeRunner();

  private static Path directory;
  private static LocalBatchService service;

  @BeforeAll
  static void start(@TempDir Path made) throws Exception {
    directory = made;
    Files.writeString(directory.resolve("kept"), "kept");
    service =
        LocalBatchService.builder()
            .dataDirectory(directory.resolve("data"))
            .taskRunner(RUNNER)
            .start();
    RawClient raw = RawClient.of(service);
    raw.send("POST", "/jobs", "{\"id\":\"job\",\"poolInfo\":{\"poolId\":\"local\"}}");
    raw.send("POST", "/jobs/job/tasks", "{\"id\":\"task\",\"commandLine\":\"exit 0\"}");
    raw.send("POST", "/jobs/job/tasks", "{\"id\":\"other\",\"commandLine\":\"exit 0\"}");
    assertThat(service.awaitIdle(ServiceTest.PATIENCE)).isTrue();
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    try (Stream<Path> all = Files.list(directory)) {
      assertThat(all)
          .containsExactlyInAnyOrder(directory.resolve("data"), directory.resolve("kept"));
    }
    assertThat(directory.resolve("kept")).hasContent("kept");
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void isRefusedInEveryPlaceOfThePathOfEveryOperation(Operation operation) throws Exception {
    long places = operation.path().chars().filter(character -> character == '*').count();
    for (int place = 0; place < places; place++) {
      for (String segment : SEGMENTS) {
        Answer answer = call(operation, path(operation, place, segment));

        assertThat(answer.status()).as(segment).isBetween(400, 499);
        if (!operation.method().equals("HEAD")) {
          assertThat(answer.code())
              .as(segment)
              .isIn(
                  "InvalidUri",
                  "JobNotFound",
                  "TaskNotFound",
                  "FileNotFound",
                  "PoolNotFound",
                  "NodeNotFound",
                  "InvalidInput",
                  "MissingRequiredProperty");
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("IDS")
  void isRefusedInEveryIdThatABodyBrings(String id) throws Exception {
    assertRefused("/jobs", "{\"id\":\"%s\",\"poolInfo\":{\"poolId\":\"local\"}}", id);
    assertRefused("/jobs/job/tasks", "{\"id\":\"%s\",\"commandLine\":\"exit 0\"}", id);
    assertRefused("/pools", "{\"id\":\"%s\",\"vmSize\":\"local\"}", id);
    assertRefused(
        "/jobs",
        "{\"id\":\"j\",\"poolInfo\":{\"poolId\":\"local\"},\"jobManagerTask\":"
            + "{\"id\":\"%s\",\"commandLine\":\"exit 0\"}}",
        id);
    if (!id.isEmpty()) {
      assertRefused(
          "/jobs",
          "{\"id\":\"j\",\"poolInfo\":{\"autoPoolSpecification\":{\"autoPoolIdPrefix\":\"%s\","
              + "\"poolLifetimeOption\":\"job\",\"pool\":{\"vmSize\":\"local\"}}}}",
          id);
    }
  }

  @ParameterizedTest
  @FieldSource("IDS")
  void isRefusedInEveryIdOfACollection(String id) throws Exception {
    HttpResponse<String> answer =
        RawClient.of(service)
            .send(
                "POST",
                "/jobs/job/addtaskcollection",
                "{\"value\":[{\"id\":\"%s\",\"commandLine\":\"exit 0\"}]}".formatted(id));

    assertThat(answer.body()).contains("ClientError").contains("InvalidPropertyValue");
  }

  private static void assertRefused(String path, String body, String id) throws Exception {
    HttpResponse<String> answer = RawClient.of(service).send("POST", path, body.formatted(id));

    assertThat(answer.statusCode()).as(body).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidPropertyValue");
  }

  private static Answer call(Operation operation, String path) throws Exception {
    return RawConnection.send(
        service,
        RawConnection.head(
            operation.method(), path, RawConnection.signed(service, operation.method(), path)));
  }

  /** The path with ids that are there, but for one place. */
  private static String path(Operation operation, int place, String segment) {
    Iterator<String> ids =
        (operation.path().startsWith("/pools")
                ? List.of("local", "local-node-1")
                : List.of("job", "task", "stdout.txt"))
            .iterator();
    int[] at = {0};
    return String.join(
        "/",
        Arrays.stream(operation.path().split("/"))
            .map(
                part -> {
                  if (!part.equals("*")) {
                    return part;
                  }
                  String id = ids.next();
                  return at[0]++ == place ? segment : id;
                })
            .toList());
  }
}
