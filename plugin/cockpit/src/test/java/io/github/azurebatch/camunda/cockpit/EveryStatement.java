package io.github.azurebatch.camunda.cockpit;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each statement of the pages once more, on another database than H2. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EveryStatement {

  private static final String READER = "reader";
  private static final String WAITS =
      "waits?processDefinitionKey=render&jobId=render&state=failed&code=AzureBatchTaskFailed&age=PT0S&maxResults=1";
  private static final String ENDED =
      "ended?processDefinitionKey=render&jobId=render&endedWithin=PT1H&maxResults=1";

  private final CockpitServer server;
  private ProcessInstance done;
  private ProcessInstance film;

  EveryStatement(CockpitServer server) {
    this.server = server;
  }

  @BeforeAll
  void startInstances() {
    server.start("render", "broken", forTask("broken").exitCode(3).stderr("no such scene"));
    done = server.startDone("done");
    film = server.start("film", "called", forTask("called").delay(Duration.ofHours(1)));
    server.awaitActivity("awaitFrame", "called");
    server.awaitIncident("broken");
    server.addUser(READER);
    server.grant(
        READER,
        Resources.PROCESS_DEFINITION,
        Authorization.ANY,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
        ProcessDefinitionPermissions.READ_HISTORY,
        ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);
  }

  @Test
  void everythingIsFoundByAnAdministrator() {
    Session admin = Session.of(CockpitServer.ADMIN, server.address());

    assertEverything(admin);
    assertThat(admin.json("overview").path("nodes")).hasSize(1);
    assertThat(admin.json("ended?code=AzureBatchTaskFailed").path("total").asInt()).isZero();
  }

  @Test
  void everythingIsFoundByWhoMayReadItWhateverTheEngineAsksFor() {
    Session reader = Session.of(READER, server.address());
    ProcessEngineConfigurationImpl engine =
        (ProcessEngineConfigurationImpl) server.engine().getProcessEngineConfiguration();

    assertEverything(reader);
    engine.setEnforceSpecificVariablePermission(true);
    try {
      assertEverything(reader);
    } finally {
      engine.setEnforceSpecificVariablePermission(false);
    }
  }

  private void assertEverything(Session session) {
    assertThat(session.json("waits").path("total").asInt()).isEqualTo(2);
    assertThat(session.json(WAITS).at("/waits/0/work/taskId").asText()).isEqualTo("broken");
    assertThat(session.json(ENDED).at("/waits/0/work/taskId").asText()).isEqualTo("done");
    assertThat(session.json("overview").at("/codes/AzureBatchTaskFailed").asInt()).isEqualTo(1);
    assertThat(session.json(path(done)).at("/0/result/files/0/path").asText())
        .isEqualTo("frame.png");
    assertThat(session.json(path(film)).at("/0/work/taskId").asText()).isEqualTo("called");
  }

  private static String path(ProcessInstance instance) {
    return "process-instance/" + instance.getId() + "/waits";
  }
}
