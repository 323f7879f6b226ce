package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FaultsTest extends ServiceTest {

  @Test
  void answerAsManyCallsOfTheirOperationAsPlanned() throws Exception {
    service.faults().next(2, Operation.JOB_LIST).answer(429, "", Duration.ofSeconds(7));
    RawClient raw = RawClient.of(service);

    HttpResponse<String> first = raw.send("GET", "/jobs", "");
    assertThat(raw.send("GET", "/pools", "").statusCode()).isEqualTo(200);
    HttpResponse<String> second = raw.send("GET", "/jobs", "");
    HttpResponse<String> third = raw.send("GET", "/jobs", "");

    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("Retry-After")).contains("7");
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(third.statusCode()).isEqualTo(200);
    assertThat(service.faults().pending()).isZero();
    assertThat(service.calls().count(Operation.JOB_LIST)).isEqualTo(3);
  }

  @Test
  void areAmongTheLastCallsWithTheirStatus() throws Exception {
    RawClient raw = RawClient.of(service);
    service.faults().next(Operation.JOB_LIST).answer(503, "ServerBusy");
    service.faults().next(Operation.POOL_DELETE).dropBeforeEffect();

    raw.send("GET", "/jobs", "");
    raw.send("GET", "/jobs/none", "");
    assertThatThrownBy(() -> raw.send("DELETE", "/pools/local", ""))
        .isInstanceOf(IOException.class);
    raw.send("GET", "/pools", "");

    assertThat(service.calls().last())
        .containsExactly(
            new Calls.Call(Operation.JOB_LIST, List.of(), 503),
            new Calls.Call(Operation.JOB_GET, List.of("none"), 404),
            new Calls.Call(Operation.POOL_DELETE, List.of("local"), 0),
            new Calls.Call(Operation.POOL_LIST, List.of(), 200));
  }

  @Test
  void areRetriedByTheSdk() throws Exception {
    addJob("job");
    service.faults().next(2, Operation.TASK_ADD).answer(503, "ServerBusy");

    addTask("job", "task", "exit 0");

    assertThat(service.calls().count(Operation.TASK_ADD)).isEqualTo(3);
  }

  @Test
  void dropTheConnectionBeforeTheEffect() throws Exception {
    RawClient raw = RawClient.of(service);
    service.faults().next(Operation.POOL_DELETE).dropBeforeEffect();

    assertThatThrownBy(() -> raw.send("DELETE", "/pools/local", ""))
        .isInstanceOf(IOException.class);

    assertThat(raw.send("GET", "/pools/local", "").statusCode()).isEqualTo(200);
  }

  @Test
  void dropTheConnectionAfterTheEffect() throws Exception {
    RawClient raw = RawClient.of(service);
    service.faults().next(Operation.POOL_DELETE).dropAfterEffect();

    assertThatThrownBy(() -> raw.send("DELETE", "/pools/local", ""))
        .isInstanceOf(IOException.class);

    assertThat(raw.send("GET", "/pools/local", "").statusCode()).isEqualTo(404);
  }

  /** OkHttp sends a request again, unasked, when a connection that it used before breaks. */
  @Test
  void letTheSdkMeetATaskThatItAddedItself() throws Exception {
    addJob("job");
    service.faults().next(Operation.TASK_ADD).dropAfterEffect();

    assertRefused(409, "TaskExists", () -> addTask("job", "task", "exit 0"));

    assertThat(service.calls().count(Operation.TASK_ADD)).isEqualTo(2);
  }

  @Test
  void delayACallByTheServicesClock() throws Exception {
    RawClient raw = RawClient.of(service);
    service.faults().next(Operation.JOB_LIST).delay(Duration.ofDays(1));

    CompletableFuture<Integer> call =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return raw.send("GET", "/jobs", "").statusCode();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Awaitility.await().until(() -> service.faults().pending() == 0);
    assertThat(call).isNotDone();

    service.clock().advance(Duration.ofDays(2));
    assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(200);
  }

  @Test
  void answerInAnotherFormThanTheServices() throws Exception {
    service.faults().next(Operation.JOB_LIST).answerText(502, "text/html", "<html>proxy</html>");

    HttpResponse<String> answer = RawClient.of(service).send("GET", "/jobs", "");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).isEqualTo("<html>proxy</html>");
  }
}
