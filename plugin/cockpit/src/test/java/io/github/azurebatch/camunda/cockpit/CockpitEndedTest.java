package io.github.azurebatch.camunda.cockpit;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waits that have ended, and values of variables that not everybody may see. */
class CockpitEndedTest {

  @RegisterExtension static final CockpitServer server = new CockpitServer();

  private static final String HISTORIAN = "historian";
  private static final String ARCHIVIST = "archivist";
  private static final String READER = "reader";

  private static ProcessInstance finished;
  private static Session admin;

  @BeforeAll
  static void startInstances() {
    admin = Session.of(CockpitServer.ADMIN, server.address());
    ProcessInstance repaired =
        server.start("render", "repaired", forTask("repaired").exitCode(3).stderr("no scene"));
    server.awaitIncident("repaired");
    server.azure().batch().scripts().add(forTask("repaired*").file("frame.png", "pixels"));
    assertThat(admin.post("waits/" + waitOf(repaired) + "/run-again").statusCode()).isEqualTo(204);
    server.awaitActivity("look", "repaired");
    finished = server.start("render", "finished", forTask("finished").file("frame.png", "pixels"));
    server.awaitActivity("look", "finished");
    server.finish(finished);
    server.start("render", "running", forTask("running").delay(Duration.ofHours(1)));
    server.awaitActivity("awaitFrame", "running");
    server.addUser(HISTORIAN);
    server.grant(HISTORIAN, Resources.PROCESS_DEFINITION, "render", Permissions.READ_HISTORY);
    server.grant(
        HISTORIAN, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ_HISTORY);
    server.addUser(ARCHIVIST);
    server.grant(
        ARCHIVIST,
        Resources.PROCESS_DEFINITION,
        "render",
        ProcessDefinitionPermissions.READ_HISTORY,
        ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);
    server.addUser(READER);
    server.grant(READER, Resources.PROCESS_DEFINITION, "render", Permissions.READ_INSTANCE);
  }

  private static String waitOf(ProcessInstance instance) {
    return server
        .engine()
        .getExternalTaskService()
        .createExternalTaskQuery()
        .processInstanceId(instance.getId())
        .singleResult()
        .getId();
  }

  @Test
  void areListedTheNewestFirst() {
    JsonNode page = admin.json("ended");

    assertThat(page.path("total").asInt()).isEqualTo(2);
    assertThat(taskIds(page)).containsExactly("finished", "repaired");
    JsonNode newest = page.at("/waits/0");
    assertThat(newest.path("state").asText()).isEqualTo("ENDED");
    assertThat(newest.path("ended").asText()).endsWith("Z");
    assertThat(newest.at("/place/processInstanceId").asText()).isEqualTo(finished.getId());
    assertThat(newest.at("/place/processDefinitionName").asText()).isEqualTo("Render");
    assertThat(newest.at("/place/activityId").asText()).isEqualTo("awaitFrame");
    assertThat(newest.at("/work/jobId").asText()).isEqualTo("render");
    assertThat(page.at("/waits/1/result").isMissingNode())
        .as("an error of an earlier run")
        .isTrue();
  }

  @Test
  void areFilteredAndPaged() {
    assertThat(taskIds(admin.json("ended?code=AzureBatchTaskFailed"))).containsExactly("repaired");
    assertThat(taskIds(admin.json("ended?code=AzureBatchTimeout"))).isEmpty();
    assertThat(taskIds(admin.json("ended?jobId=render"))).hasSize(2);
    assertThat(taskIds(admin.json("ended?jobId=rend_r"))).isEmpty();
    assertThat(taskIds(admin.json("ended?processDefinitionKey=render"))).hasSize(2);
    assertThat(taskIds(admin.json("ended?processDefinitionKey=film"))).isEmpty();
    assertThat(taskIds(admin.json("ended?endedWithin=PT1H"))).hasSize(2);
    assertThat(taskIds(admin.json("ended?endedWithin=PT0S"))).isEmpty();
    assertThat(taskIds(admin.json("ended?firstResult=1"))).containsExactly("repaired");
    assertThat(admin.json("ended?maxResults=1").path("total").asInt()).isEqualTo(2);
  }

  @Test
  void areShownWithTheirFilesAfterTheirInstanceHasEnded() {
    JsonNode waits = admin.json("process-instance/" + finished.getId() + "/waits");

    assertThat(waits).hasSize(1);
    assertThat(waits.at("/0/result/files/0/path").asText()).isEqualTo("frame.png");
  }

  @Test
  void areShownOnceToWhoMayReadTheHistory() {
    Session historian = Session.of(HISTORIAN, server.address());

    assertThat(taskIds(historian.json("ended"))).containsExactly("finished", "repaired");
    assertThat(historian.json("ended").path("total").asInt()).isEqualTo(2);
    assertThat(Session.of(READER, server.address()).json("ended").path("total").asInt()).isZero();
    assertThat(Session.anonymous(server.address()).get("ended").statusCode()).isEqualTo(401);
  }

  @Test
  void whatVariablesSayIsOnlyForWhoMayReadThemWhereTheEngineAsksForThat() {
    Session reader = Session.of(READER, server.address());
    Session historian = Session.of(HISTORIAN, server.address());
    assertThat(taskIds(reader.json("waits"))).containsExactly("running");
    ProcessEngineConfigurationImpl engine =
        (ProcessEngineConfigurationImpl) server.engine().getProcessEngineConfiguration();
    engine.setEnforceSpecificVariablePermission(true);
    try {
      assertThat(reader.json("waits").path("total").asInt()).isEqualTo(1);
      assertThat(taskIds(reader.json("waits"))).containsExactly("");
      assertThat(taskIds(historian.json("ended"))).containsExactly("", "");
      assertThat(historian.json("process-instance/" + finished.getId() + "/waits")).isEmpty();
      assertThat(taskIds(admin.json("waits"))).containsExactly("running");

      server.grant(
          READER,
          Resources.PROCESS_DEFINITION,
          Authorization.ANY,
          ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE);
      assertThat(taskIds(reader.json("waits"))).containsExactly("running");
      Session archivist = Session.of(ARCHIVIST, server.address());
      assertThat(taskIds(archivist.json("ended"))).containsExactly("finished", "repaired");
      assertThat(archivist.json("process-instance/" + finished.getId() + "/waits")).hasSize(1);
    } finally {
      engine.setEnforceSpecificVariablePermission(false);
    }
  }

  private static List<String> taskIds(JsonNode page) {
    return StreamSupport.stream(page.path("waits").spliterator(), false)
        .map(wait -> wait.at("/work/taskId").asText())
        .toList();
  }
}
