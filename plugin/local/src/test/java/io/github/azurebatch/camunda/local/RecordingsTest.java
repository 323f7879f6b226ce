package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays the requests whose answers were recorded from the real service: status, header names,
 * fields, types, and the values that do not differ from run to run.
 */
class RecordingsTest extends ServiceTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JOB = "BatchUser-testOutputFiles";

  private RawClient raw;

  @BeforeEach
  void openRawClient() {
    raw = RawClient.of(service);
  }

  static Stream<Arguments> recordings() {
    return Stream.of("errors", "jobs", "task-active", "task-outputfiles")
        .flatMap(
            file ->
                StreamSupport.stream(read(file).path("entries").spliterator(), false)
                    .map(entry -> Arguments.of(name(file, entry), entry)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void areAnsweredInTheRecordedShape(String name, JsonNode recorded) throws Exception {
    HttpResponse<String> answer = replay(name);

    assertThat(answer.statusCode()).isEqualTo(recorded.path("status").asInt());
    assertHeaders(recorded, answer);
    JsonNode body = recorded.path("body");
    if (name.equals("jobs GET /jobs list element, completed")) {
      RecordedShape.assertContained(body, JSON.readTree(answer.body()).at("/value/0"));
    } else if (body.isTextual()) {
      assertThat(answer.body()).isEqualTo(body.asText());
    } else {
      RecordedShape.assertSame(body, JSON.readTree(answer.body()));
    }
  }

  private static void assertHeaders(JsonNode recorded, HttpResponse<String> answer) {
    // this client ignores the case of names; HeaderNamesTest looks at it
    recorded
        .path("responseHeaders")
        .fieldNames()
        .forEachRemaining(name -> assertThat(answer.headers().map()).containsKey(name));
    for (String constant : List.of("Server", "DataServiceVersion", "X-Content-Type-Options")) {
      if (recorded.at("/responseHeaders/" + constant).isTextual()) {
        assertThat(answer.headers().firstValue(constant))
            .contains(recorded.at("/responseHeaders/" + constant).asText());
      }
    }
    if (recorded.has("contentType")) {
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains(recorded.path("contentType").asText());
    }
  }

  private HttpResponse<String> replay(String name) throws Exception {
    return switch (name) {
      case "errors GET /jobs/J/tasks/mytask" -> {
        post("/jobs", job("J", ""));
        yield get("/jobs/J/tasks/mytask");
      }
      case "errors POST /jobs/J/addtaskcollection" -> {
        post("/jobs", job("J", ""));
        yield post("/jobs/J/addtaskcollection", " ".repeat(1_048_577));
      }
      case "errors DELETE /jobs/J" -> {
        post("/jobs", job("J", ""));
        raw.send("DELETE", "/jobs/J", "");
        yield raw.send("DELETE", "/jobs/J", "");
      }
      case "jobs GET /jobs/ID" -> {
        post("/jobs", job("ID", ""));
        yield get("/jobs/ID");
      }
      case "jobs GET /jobs/ID after DELETE" -> {
        post("/jobs", job("ID", ""));
        raw.send("PATCH", "/jobs/ID", "{\"priority\":1}");
        raw.send("DELETE", "/jobs/ID", "");
        yield get("/jobs/ID");
      }
      case "jobs GET /jobs list element, completed" -> {
        post("/jobs", job("ID", ""));
        post("/jobs/ID/terminate", "{\"terminateReason\":\"TerminateWorkitem\"}");
        yield get("/jobs");
      }
      default -> replayTask(name);
    };
  }

  private HttpResponse<String> replayTask(String name) throws Exception {
    return switch (name) {
      case "task-active GET /jobs/J/tasks/aaa", "task-active GET /jobs/J/taskcounts" -> {
        occupyAllSlots();
        post("/jobs", job("J", ",\"constraints\":{\"maxTaskRetryCount\":5}"));
        post("/jobs/J/tasks", "{\"id\":\"aaa\",\"commandLine\":\"exit 0\"}");
        yield get(name.substring(name.indexOf('/')));
      }
      case "task-active DELETE /jobs/J/tasks/ID" -> {
        post("/jobs", job("J", ""));
        post("/jobs/J/tasks", "{\"id\":\"ID\",\"commandLine\":\"exit 0\"}");
        yield raw.send("DELETE", "/jobs/J/tasks/ID", "");
      }
      case "task-outputfiles POST /jobs" -> post("/jobs", job(JOB, ""));
      case "task-outputfiles POST /jobs/" + JOB + "/tasks" -> {
        post("/jobs", job(JOB, ""));
        yield addTask("mytask", "exit 0");
      }
      case "task-outputfiles GET /jobs/" + JOB + "/tasks?$select=id, state" -> {
        occupyAllSlots();
        post("/jobs", job(JOB, ""));
        addTask("mytask", "exit 0");
        yield raw.send("GET", "/jobs/" + JOB + "/tasks", Map.of("$select", "id, state"), "");
      }
      case "task-outputfiles GET /jobs/" + JOB + "/tasks/mytask" -> completed("mytask", "exit 0");
      case "task-outputfiles GET /jobs/" + JOB + "/tasks/mytask1" ->
          completed("mytask1", "exit 127");
      case "task-outputfiles DELETE /jobs/" + JOB -> {
        post("/jobs", job(JOB, ""));
        yield raw.send("DELETE", "/jobs/" + JOB, "");
      }
      default -> throw new AssertionError("Nothing replays the recording " + name);
    };
  }

  private HttpResponse<String> completed(String task, String commandLine) throws Exception {
    post("/jobs", job(JOB, ""));
    addTask(task, commandLine);
    assertThat(service.awaitIdle(PATIENCE)).isTrue();
    return get("/jobs/" + JOB + "/tasks/" + task);
  }

  private HttpResponse<String> addTask(String id, String commandLine) throws Exception {
    String file =
        """
        {"filePattern":"../%s.txt",
         "destination":{"container":{"containerUrl":
           "https://sdkteststore2.blob.core.windows.net/output?sig=REDACTED\
        &se=2019-06-20T18%%3A20%%3A09Z&sv=2018-03-28&sp=rcwdl&sr=c","path":"taskLogs/%s.txt"}},
         "uploadOptions":{"uploadCondition":"%s"}}
        """;
    String task =
        """
        {"id":"%s","commandLine":"%s","outputFiles":[%s,%s],
         "userIdentity":{"autoUser":{"elevationLevel":"nonadmin"}}}
        """;
    return post(
        "/jobs/" + JOB + "/tasks",
        task.formatted(
            id,
            commandLine,
            file.formatted("stdout", "output", "taskcompletion"),
            file.formatted("stderr", "err", "taskfailure")));
  }

  private void occupyAllSlots() throws Exception {
    addJob("busy");
    for (String id : List.of("a", "b")) {
      addTask("busy", id, "block");
      assertThat(service.awaitTaskState("busy", id, TaskState.RUNNING, Duration.ofSeconds(20)))
          .isTrue();
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return raw.send("GET", path, "");
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return raw.send("POST", path, body);
  }

  private static String job(String id, String more) {
    return "{\"id\":\"%s\",\"poolInfo\":{\"poolId\":\"local\"}%s}".formatted(id, more);
  }

  private static String name(String file, JsonNode entry) {
    return file + " " + entry.path("method").asText() + " " + entry.path("path").asText();
  }

  private static JsonNode read(String file) {
    try (InputStream in =
        RecordingsTest.class.getResourceAsStream("/recordings/" + file + ".json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
