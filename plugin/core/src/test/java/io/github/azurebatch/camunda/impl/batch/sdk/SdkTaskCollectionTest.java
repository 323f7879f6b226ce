package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.TaskAddResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers for single tasks of a list. */
class SdkTaskCollectionTest {

  private final StubService stub = new StubService();
  private final List<Duration> pauses = new ArrayList<>();
  private final BatchService service =
      SdkBatchService.open(
          new BatchAccount(stub.url(), "myaccount", new Credential.AccountKey(new Secret("a2V5"))),
          Gates.open(),
          Clock.systemUTC(),
          pauses::add);

  @AfterEach
  void close() {
    service.close();
    stub.close();
  }

  @Test
  void triesThoseAgainThatTheServiceCouldNotAdd() {
    stub.then(200, answers(added("a"), serverError("b"), added("c")));
    stub.then(200, answers(added("b")));

    var results = service.addTasks("job-1", tasks("a", "b", "c"));

    assertThat(results).extracting(TaskAddResult::fault).containsOnlyNulls();
    assertThat(stub.requests()).hasSize(2);
    assertThat(stub.requests().get(1).body())
        .contains("\"id\":\"b\"")
        .doesNotContain("\"id\":\"a\"");
    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void reportsThoseThatItCannotAddAfterThreeTries() {
    stub.then(200, answers(added("a"), serverError("b")));
    stub.then(200, answers(serverError("b")));
    stub.then(200, answers(serverError("b")));

    var results = service.addTasks("job-1", tasks("a", "b"));

    assertThat(results.get(0).fault()).isNull();
    assertThat(results.get(1).fault())
        .isInstanceOf(UnavailableException.class)
        .hasMessageContainingAll("'b'", "'job-1'", "InternalError", "tried again");
    assertThat(stub.requests()).hasSize(3);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void reportsARefusalWithoutTryingAgain() {
    stub.then(200, answers(added("a"), clientError("b", "InvalidPropertyValue", "Is wrong.")));

    var results = service.addTasks("job-1", tasks("a", "b"));

    assertThat(results.get(0).fault()).isNull();
    assertThat(results.get(1).fault())
        .isInstanceOf(RefusedException.class)
        .hasMessageContainingAll("'b'", "Is wrong.", "InvalidPropertyValue")
        .hasMessageNotContaining("RequestId");
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void triesATaskThatTheAnswerDoesNotName() {
    stub.then(200, answers(added("a")));
    stub.then(200, answers(added("b")));

    assertThat(service.addTasks("job-1", tasks("a", "b")))
        .extracting(TaskAddResult::fault)
        .containsOnlyNulls();
  }

  @Test
  void reportsATaskThatWasThereAndIsGone() {
    stub.then(200, answers(clientError("a", "TaskExists", "Exists.")));
    stub.then(200, "{\"value\":[]}");

    assertThat(service.addTasks("job-1", tasks("a")).get(0).fault())
        .isInstanceOf(UnavailableException.class)
        .hasMessageContainingAll("'a'", "deleted at that moment");
  }

  @Test
  void reportsATaskThatTheServiceFindsTooLarge() {
    stub.then(413, "{\"code\":\"RequestBodyTooLarge\"}");
    stub.then(413, "{\"code\":\"RequestBodyTooLarge\"}");
    stub.then(200, answers(added("b")));

    var results = service.addTasks("job-1", tasks("a", "b"));

    assertThat(results.get(0).fault()).hasMessageContainingAll("'a'", "bytes of JSON");
    assertThat(results.get(1).fault()).isNull();
    assertThat(stub.requests()).hasSize(3);
  }

  private static List<TaskSpecification> tasks(String... ids) {
    return Stream.of(ids).map(id -> LocalBatch.task("job-1", id, "key", "run")).toList();
  }

  private static String answers(String... answers) {
    return "{\"value\":[" + String.join(",", answers) + "]}";
  }

  private static String added(String id) {
    return "{\"status\":\"Success\",\"taskId\":\"%s\",\"lastModified\":\"2019-06-19T18:20:10.0288270Z\"}"
        .formatted(id);
  }

  private static String serverError(String id) {
    return "{\"status\":\"ServerError\",\"taskId\":\"%s\",\"error\":{\"code\":\"InternalError\"}}"
        .formatted(id);
  }

  private static String clientError(String id, String code, String message) {
    return """
        {"status":"ClientError","taskId":"%s","error":{"code":"%s","message":{"lang":"en-US",
        "value":"%s\\nRequestId:r-1\\nTime:2026-11-22T10:00:00Z"}}}"""
        .formatted(id, code, message);
  }
}
