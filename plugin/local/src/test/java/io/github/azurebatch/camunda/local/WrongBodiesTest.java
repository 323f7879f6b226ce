package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no SDK sends. */
class WrongBodiesTest extends ServiceTest {

  @BeforeEach
  void givenAJob() throws Exception {
    addJob("job");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "P", "PT", "5M", "PT5X", "PT0S", "P0D", "-PT5M", "P99999999D", "P9999999999Y"})
  void refusesATimeLimitThatIsNoPositiveDuration(String duration) throws Exception {
    HttpResponse<String> answer = addTask("{\"maxWallClockTime\":\"%s\"}".formatted(duration));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidPropertyValue", "constraints.maxWallClockTime");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1Y", "P1M", "P2W", "P1DT12H", "PT0.5S", "P10675199DT2H48M5.4775807S"})
  void runsATaskWithAnyDurationThatItTakes(String duration) throws Exception {
    assertThat(addTask("{\"maxWallClockTime\":\"%s\"}".formatted(duration)).statusCode())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "{\"maxWallClockTime\":5}",
        "{\"retentionTime\":[]}",
        "{\"maxTaskRetryCount\":\"3\"}",
        "{\"maxTaskRetryCount\":1.5}",
        "{\"maxTaskRetryCount\":99999999999}",
        "{\"maxTaskRetryCount\":-2}"
      })
  void refusesConstraintsOfAnotherForm(String constraints) throws Exception {
    assertThat(addTask(constraints).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"environmentSettings\":{\"name\":\"A\"}",
        "\"environmentSettings\":[{\"value\":\"B\"}]",
        "\"environmentSettings\":[{\"name\":\"A\",\"value\":5}]",
        "\"dependsOn\":{\"taskIds\":\"other\"}",
        "\"requiredSlots\":0",
        "\"colour\":\"red\""
      })
  void refusesTasksOfAnotherForm(String property) throws Exception {
    HttpResponse<String> answer =
        send("/jobs/job/tasks", "{\"id\":\"t\",\"commandLine\":\"exit 0\",%s}".formatted(property));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void refusesCommonSettingsOfAnotherForm() throws Exception {
    HttpResponse<String> answer =
        send(
            "/jobs",
            """
            {"id":"j","poolInfo":{"poolId":"local"},"commonEnvironmentSettings":{"name":"A"}}
            """);

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void addsNothingOfACollectionThatHoldsSomethingElse() throws Exception {
    HttpResponse<String> answer =
        send(
            "/jobs/job/addtaskcollection",
            "{\"value\":[{\"id\":\"t\",\"commandLine\":\"exit 0\"},5]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(client.taskOperations().listTasks("job")).isEmpty();
  }

  private HttpResponse<String> addTask(String constraints) throws Exception {
    return send(
        "/jobs/job/tasks",
        "{\"id\":\"t\",\"commandLine\":\"exit 0\",\"constraints\":%s}".formatted(constraints));
  }

  private HttpResponse<String> send(String path, String body) throws Exception {
    return RawClient.of(service).send("POST", path, body);
  }
}
