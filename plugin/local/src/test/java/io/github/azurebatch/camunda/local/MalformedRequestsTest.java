package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.RawConnection.Answer;
import io.github.azurebatch.camunda.local.impl.node.TaskOutcome;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is sent, the answer is the service's, and no fault of its own. */
class MalformedRequestsTest {

  private static final List<String> PROPERTIES =
      List.of(
          "id",
          "displayName",
          "commandLine",
          "containerSettings",
          "exitConditions",
          "default",
          "exitCodes",
          "exitOptions",
          "jobAction",
          "resourceFiles",
          "httpUrl",
          "filePath",
          "outputFiles",
          "filePattern",
          "destination",
          "container",
          "containerUrl",
          "uploadOptions",
          "uploadCondition",
          "environmentSettings",
          "name",
          "value",
          "constraints",
          "maxWallClockTime",
          "retentionTime",
          "maxTaskRetryCount",
          "requiredSlots",
          "authenticationTokenSettings",
          "access",
          "dependsOn",
          "taskIds",
          "taskIdRanges",
          "start",
          "end",
          "applicationPackageReferences",
          "userIdentity",
          "poolInfo",
          "poolId",
          "autoPoolSpecification",
          "poolLifetimeOption",
          "pool",
          "vmSize",
          "targetDedicatedNodes",
          "jobManagerTask",
          "onAllTasksComplete",
          "onTaskFailure",
          "metadata",
          "priority",
          "maxParallelTasks",
          "commonEnvironmentSettings",
          "usesTaskDependencies",
          "identity",
          "virtualMachineConfiguration",
          "imageReference",
          "disableTasks",
          "terminateReason",
          "multiInstanceSettings");

  private static final LocalBatchService SERVICE =
      LocalBatchService.builder()
          .taskRunner((assignment, progress) -> new TaskOutcome(0, null))
          .start();
  private static final RawClient CLIENT = RawClient.of(SERVICE);

  @BeforeContainer
  static void addAJob() throws Exception {
    CLIENT.send("POST", "/jobs", "{\"id\":\"job\",\"poolInfo\":{\"poolId\":\"local\"}}");
    CLIENT.send("POST", "/jobs/job/tasks", "{\"id\":\"task\",\"commandLine\":\"exit 0\"}");
  }

  @AfterContainer
  static void stop() {
    SERVICE.close();
  }

  @Property
  void areAnsweredWhateverTheirBodiesHold(
      @ForAll("withBodies") Operation operation, @ForAll("bodies") String body) throws Exception {
    assertAnswered(CLIENT.send(operation.method(), path(operation), body));
  }

  @Property
  void areAnsweredWhateverTheirParametersAre(
      @ForAll("lists") Operation operation,
      @ForAll("parameters") String name,
      @ForAll("values") String value)
      throws Exception {
    Map<String, String> parameters = new TreeMap<>(Map.of(name, value));

    assertAnswered(CLIENT.send(operation.method(), path(operation), parameters, ""));
  }

  @Property
  void areAnsweredWhateverTheirLinesAre(@ForAll("lines") List<String> lines) throws Exception {
    try (RawConnection connection = new RawConnection(SERVICE)) {
      connection.write(String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
      Answer answer = connection.answer();

      assertThat(answer.status()).matches(status -> status / 100 == 4 || status == 505);
      assertThat(answer.code()).isNotEmpty();
    }
  }

  @Example
  void areAnsweredHoweverDeepTheyAre() throws Exception {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    HttpResponse<String> body = CLIENT.send("POST", "/jobs", "{\"id\":" + deep + "}");
    HttpResponse<String> filter =
        CLIENT.send("GET", "/jobs", Map.of("$filter", "(".repeat(2_000)), "");
    HttpResponse<String> number =
        CLIENT.send("POST", "/jobs", "{\"priority\":" + "9".repeat(100_000) + "}");

    assertThat(List.of(body.statusCode(), filter.statusCode(), number.statusCode()))
        .containsOnly(400);
  }

  @Example
  void areAnsweredThoughTheJobOfTheirTokenCannotBeRead() throws Exception {
    Map<String, String> headers = Map.of("Host", "localhost", "Authorization", "Bearer token");

    Answer answer =
        RawConnection.send(SERVICE, RawConnection.head("GET", "/jobs/%u002e/tasks", headers));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("AuthenticationFailed");
  }

  @Example
  void areAnsweredIfTheirHeadIsTooLong() throws Exception {
    Map<String, String> headers = new TreeMap<>(RawConnection.signed(SERVICE, "GET", "/jobs"));
    headers.put("X-Long", "x".repeat(100_000));

    Answer answer = RawConnection.send(SERVICE, RawConnection.head("GET", "/jobs", headers));

    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.code()).isEqualTo("InvalidHeaderValue");
    assertThat(answer.head()).contains("Connection: close");
  }

  private static void assertAnswered(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 499);
    if (answer.statusCode() >= 400) {
      JsonNode error = new ObjectMapper().readTree(answer.body());
      assertThat(error.path("code").asText()).isNotEmpty();
      assertThat(error.path("message").path("value").asText())
          .contains("RequestId:")
          .doesNotContain("Exception", "\tat ");
    }
  }

  private static String path(Operation operation) {
    String job = operation.path().replaceFirst("\\*", "job");
    return job.replaceFirst("\\*", "task").replaceFirst("\\*", "stdout.txt");
  }

  @Provide
  Arbitrary<Operation> withBodies() {
    return Arbitraries.of(Operation.class)
        .filter(operation -> List.of("POST", "PUT", "PATCH").contains(operation.method()));
  }

  @Provide
  Arbitrary<Operation> lists() {
    return Arbitraries.of(Operation.class).filter(operation -> operation.method().equals("GET"));
  }

  @Provide
  Arbitrary<String> parameters() {
    return Arbitraries.of("$filter", "$select", "$expand", "maxresults", "$skiptoken", "recursive");
  }

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> words =
        Arbitraries.of(
            "id",
            "eq",
            "ne",
            "and",
            "or",
            "not",
            "(",
            ")",
            "'",
            "''",
            "'a'",
            "startswith",
            ",",
            "state",
            "datetime'",
            "2020-01-01T00:00:00Z",
            "-1",
            "0",
            "1001",
            "true",
            "é",
            "\0",
            "name",
            "lastModified",
            "executionInfo/exitCode");
    return words.list().ofMaxSize(12).map(list -> String.join(" ", list));
  }

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> objects = objects().map(JsonNode::toString);
    Arbitrary<String> broken =
        Combinators.combine(objects, Arbitraries.integers().between(0, 200))
            .as((text, length) -> text.substring(0, Math.min(length, text.length())));
    return Arbitraries.frequencyOf(
        Tuple.of(6, objects),
        Tuple.of(1, broken),
        Tuple.of(1, Arbitraries.of("", "null", "5", "[]", "{}{}", "\"\"", "\0")));
  }

  private static Arbitrary<JsonNode> objects() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Arbitrary<JsonNode> simple =
        Arbitraries.of(
            json.nullNode(),
            json.booleanNode(true),
            json.numberNode(-1),
            json.numberNode(1),
            json.numberNode(1e300),
            json.textNode(""),
            json.textNode("x"),
            json.textNode("job"),
            json.textNode("local"),
            json.textNode("PT5M"),
            json.textNode("exit 0"),
            json.textNode("tasksuccess"),
            json.textNode("none"),
            json.textNode("\0"),
            json.textNode("https://x.example/c"),
            json.arrayNode(),
            json.objectNode());
    return Arbitraries.recursive(() -> simple, MalformedRequestsTest::holding, 1, 4);
  }

  private static Arbitrary<JsonNode> holding(Arbitrary<JsonNode> inner) {
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(Arbitraries.of(PROPERTIES), inner)
            .ofMaxSize(5)
            .map(entries -> new ObjectNode(JsonNodeFactory.instance, entries));
    Arbitrary<JsonNode> arrays =
        inner.list().ofMaxSize(3).map(list -> JsonNodeFactory.instance.arrayNode().addAll(list));
    return Arbitraries.oneOf(objects, objects, arrays);
  }

  @Provide
  Arbitrary<List<String>> lines() {
    Arbitrary<String> first =
        Arbitraries.of(
            "GET /jobs HTTP/1.1",
            "GET /jobs HTTP/1.0",
            "GET /jobs HTTP/9.9",
            "GET  /jobs",
            "GET jobs HTTP/1.1",
            "GET * HTTP/1.1",
            "OPTIONS * HTTP/1.1",
            "TRACE /jobs HTTP/1.1",
            "CONNECT a:1 HTTP/1.1",
            "GE\0T /jobs HTTP/1.1",
            "GET /%zz HTTP/1.1",
            "GET /jobs/%zz/tasks HTTP/1.1",
            "GET /jobs?%zz HTTP/1.1",
            "GET /jobs?a=%ff HTTP/1.1",
            "GET //jobs HTTP/1.1",
            "GET /jobs/../jobs HTTP/1.1",
            "POST /jobs HTTP/1.1");
    Arbitrary<String> others =
        Arbitraries.of(
            "Host: localhost",
            "Host: localhost",
            "Host: other",
            "Host:",
            "Content-Length: x",
            "Content-Length: -1",
            "Content-Length: 0",
            "Transfer-Encoding: identity",
            "Authorization: Bearer",
            "Authorization: SharedKey",
            "Authorization: Bearer x",
            "Authorization: SharedKey localbatch:x",
            "ocp-date: x",
            "Date: x",
            "no colon",
            ": no name",
            " folded",
            "N\0: v",
            "V: \0",
            "Content-Type: \u00e9",
            "If-Match: *");
    return Combinators.combine(first, others.list().ofMaxSize(5))
        .as(
            (line, list) -> {
              List<String> all = new ArrayList<>(list);
              all.add(0, line);
              return all;
            });
  }
}
