package io.github.azurebatch.camunda.cockpit;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the plugin's resources show to whom. */
class CockpitResourcesTest {

  @RegisterExtension static final CockpitServer server = new CockpitServer();

  private static final String READER = "reader";
  private static final String STRANGER = "stranger";

  private static ProcessInstance running;
  private static ProcessInstance failed;
  private static ProcessInstance done;
  private static ProcessInstance film;
  private static Session admin;

  @BeforeAll
  static void startInstances() {
    running = server.start("render", "running", forTask("running").delay(Duration.ofHours(1)));
    failed =
        server.start(
            "render", "broken", forTask("broken").exitCode(3).stderr("no such scene: <b>7</b>"));
    done = server.start("render", "done", forTask("done").file("frame.png", "pixels"));
    film = server.start("film", "called", forTask("called").delay(Duration.ofHours(1)));
    server.addUser(READER);
    server.grant(READER, Resources.PROCESS_DEFINITION, "render", Permissions.READ_INSTANCE);
    server.grant(READER, Resources.PROCESS_INSTANCE, running.getId(), Permissions.READ);
    server.addUser(STRANGER);
    server.awaitActivity("awaitFrame", "running");
    server.awaitActivity("awaitFrame", "called");
    server.awaitActivity("look", "done");
    server.awaitIncident("broken");
    admin = Session.of(CockpitServer.ADMIN, server.address());
  }

  @Test
  void allModulesOfThePagesAreHandedOut() throws IOException {
    try (Stream<Path> modules =
        Files.list(Path.of("src/main/resources/plugin-webapp/azure-batch/app"))) {
      assertThat(modules.map(module -> "app/" + module.getFileName()))
          .isSubsetOf(new RootResource().getAllowedAssets());
    }
  }

  @Test
  void aRunningTaskIsShownWithWhatItIs() {
    JsonNode wait = only(instance(admin, running));

    assertThat(wait.path("state").asText()).isEqualTo("WAITING");
    assertThat(wait.at("/place/activityId").asText()).isEqualTo("awaitFrame");
    assertThat(wait.at("/work/jobId").asText()).isEqualTo("render");
    assertThat(wait.at("/work/taskId").asText()).isEqualTo("running");
    assertThat(wait.at("/work/target").asText()).isEqualTo("TASK");
    assertThat(wait.at("/work/sasExpiry").asText()).isNotEmpty();
  }

  @Test
  void aLookAsksAzureWhereATaskRuns() {
    String id = only(instance(admin, running)).path("id").asText();
    JsonNode look = admin.json("waits/" + id + "/look");

    assertThat(look.at("/tasks/0/taskId").asText()).isEqualTo("running");
    assertThat(look.at("/tasks/0/state").asText()).isEqualTo("running");
    assertThat(look.at("/tasks/0/nodeId").asText()).isNotEmpty();
    assertThat(look.path("nextPoll").asText()).isNotEmpty();
  }

  @Test
  void aFailedTaskIsShownWithItsCodeAndTheEndOfItsLog() {
    JsonNode wait = only(instance(admin, failed));

    assertThat(wait.path("state").asText()).isEqualTo("FAILED");
    assertThat(wait.at("/failure/code").asText()).isEqualTo("AzureBatchTaskFailed");
    assertThat(wait.at("/failure/message").asText()).contains("exit code 3");
    assertThat(wait.at("/result/exitCode").asInt()).isEqualTo(3);
    assertThat(wait.at("/result/nodeId").asText()).isNotEmpty();
    assertThat(wait.path("portal").asText())
        .isEqualTo("https://portal.azure.com/#resource" + CockpitServer.RESOURCE_ID + "/overview");
    assertThat(wait.at("/result/stderr").asText()).isEqualTo("no such scene: <b>7</b>");
  }

  @Test
  void whatArrivedIsShownAfterTheWaitHasEnded() {
    JsonNode wait = only(instance(admin, done));

    assertThat(wait.path("state").asText()).isEqualTo("ENDED");
    assertThat(wait.at("/place/activityId").asText()).isEqualTo("awaitFrame");
    assertThat(wait.at("/result/exitCode").asInt()).isZero();
    assertThat(wait.at("/result/files/0/path").asText()).isEqualTo("frame.png");
    assertThat(wait.at("/result/files/0/size").asInt()).isEqualTo("pixels".length());
  }

  @Test
  void aFileIsReadThroughTheServer() {
    JsonNode file = only(instance(admin, done)).at("/result/files/0");
    HttpResponse<String> answer = admin.get(path(done, file, file.path("name").asText()));

    assertThat(answer.body()).isEqualTo("pixels");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename*=UTF-8''frame.png");
  }

  @Test
  void aFileThatNoVariableOfTheInstanceListsIsNotRead() {
    JsonNode file = only(instance(admin, done)).at("/result/files/0");

    assertThat(admin.get(path(done, file, "another.png")).statusCode()).isEqualTo(400);
    assertThat(admin.get(path(running, file, file.path("name").asText())).statusCode())
        .isEqualTo(400);
  }

  private static String path(ProcessInstance instance, JsonNode file, String name) {
    return "process-instance/%s/file?account=%s&container=%s&name=%s"
        .formatted(
            instance.getId(),
            file.path("account").asText(),
            file.path("container").asText(),
            URLEncoder.encode(name, StandardCharsets.UTF_8));
  }

  @Test
  void tasksOfCalledInstancesAreShownAtTheCaller() {
    assertThat(only(instance(admin, film)).at("/work/taskId").asText()).isEqualTo("called");
  }

  @Test
  void allWaitsAreListedTheOldestFirst() {
    JsonNode page = admin.json("waits");

    assertThat(page.path("total").asInt()).isEqualTo(3);
    assertThat(taskIds(page)).containsExactlyInAnyOrder("running", "broken", "called");
    assertThat(page.at("/waits/0/place/processDefinitionName").asText()).isEqualTo("Render");
  }

  @Test
  void waitsAreFilteredAndPaged() {
    assertThat(taskIds(admin.json("waits?state=failed"))).containsExactly("broken");
    assertThat(taskIds(admin.json("waits?code=AzureBatchTaskFailed"))).containsExactly("broken");
    assertThat(taskIds(admin.json("waits?code=AzureBatchTimeout"))).isEmpty();
    assertThat(taskIds(admin.json("waits?state=waiting"))).containsOnly("running", "called");
    assertThat(taskIds(admin.json("waits?jobId=render"))).hasSize(3);
    assertThat(taskIds(admin.json("waits?jobId=other"))).isEmpty();
    assertThat(taskIds(admin.json("waits?jobId=rend_r"))).isEmpty();
    assertThat(taskIds(admin.json("waits?age=PT1H"))).isEmpty();
    assertThat(taskIds(admin.json("waits?processDefinitionKey=film"))).isEmpty();
    assertThat(taskIds(admin.json("waits?firstResult=2"))).hasSize(1);
    assertThat(admin.json("waits?firstResult=2&maxResults=1").path("total").asInt()).isEqualTo(3);
  }

  @Test
  void failuresAreCountedByCode() {
    JsonNode figures = admin.json("overview");

    assertThat(figures.path("waiting").asInt()).isEqualTo(2);
    assertThat(figures.path("failed").asInt()).isEqualTo(1);
    assertThat(figures.at("/codes/AzureBatchTaskFailed").asInt()).isEqualTo(1);
    assertThat(figures.at("/codes/AzureBatchTimeout").asInt(-1)).isZero();
  }

  @Test
  void administratorsSeeWhichNodeLooksAfterWhat() {
    JsonNode nodes = admin.json("overview").path("nodes");

    assertThat(nodes).hasSize(1);
    assertThat(nodes.at("/0/node").asText()).startsWith("azure-batch-");
    assertThat(nodes.at("/0/thisNode").asBoolean()).isTrue();
    assertThat(nodes.at("/0/count").asInt()).isEqualTo(1);
    assertThat(nodes.at("/0/batchJobs/0").asText()).isEqualTo("default/render");
    assertThat(Session.of(READER, server.address()).json("overview").path("nodes")).isEmpty();
  }

  @Test
  void whoMayReadInstancesSeesThemOnceAndCountsThemOnce() {
    Session reader = Session.of(READER, server.address());

    assertThat(taskIds(reader.json("waits")))
        .containsExactlyInAnyOrder("running", "broken", "called");
    assertThat(reader.json("waits").path("total").asInt()).isEqualTo(3);
    assertThat(reader.json("overview").path("waiting").asInt()).isEqualTo(2);
    assertThat(only(instance(reader, running)).at("/work/taskId").asText()).isEqualTo("running");
  }

  @Test
  void whoMayReadNoInstanceSeesNone() {
    Session stranger = Session.of(STRANGER, server.address());

    assertThat(stranger.json("waits").path("total").asInt()).isZero();
    assertThat(stranger.json("overview").path("failed").asInt()).isZero();
    assertThat(stranger.get(path(running)).statusCode()).isEqualTo(404);
    String id = only(instance(admin, running)).path("id").asText();
    assertThat(stranger.get("waits/" + id + "/look").statusCode()).isEqualTo(403);
    assertThat(stranger.get(path(done)).statusCode()).isEqualTo(404);
  }

  @Test
  void whoHasNotSignedInSeesNothing() {
    Session anonymous = Session.anonymous(server.address());

    assertThat(anonymous.get("waits").statusCode()).isEqualTo(401);
    assertThat(anonymous.get("overview").statusCode()).isEqualTo(401);
    assertThat(anonymous.get(path(running)).statusCode()).isEqualTo(401);
  }

  @Test
  void noAnswerHasASignature() {
    List<String> paths = List.of("waits", "overview", path(running), path(failed), path(done));

    assertThat(paths).allSatisfy(path -> assertThat(admin.get(path).body()).doesNotContain("sig="));
  }

  private static String path(ProcessInstance instance) {
    return "process-instance/" + instance.getId() + "/waits";
  }

  private static JsonNode instance(Session session, ProcessInstance instance) {
    return session.json(path(instance));
  }

  private static JsonNode only(JsonNode waits) {
    assertThat(waits).hasSize(1);
    return waits.get(0);
  }

  private static List<String> taskIds(JsonNode page) {
    return StreamSupport.stream(page.path("waits").spliterator(), false)
        .map(wait -> wait.at("/work/taskId").asText())
        .toList();
  }
}
