package io.github.azurebatch.camunda.process.engines;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine that checks authorizations, and a user who has none. */
class AuthorizationTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private static final String USER = "nobody";

  @AfterEach
  void resetTheClock() {
    ClockUtil.reset();
  }

  @Test
  void waitsEndWhateverTheUserOfTheThreadMaySee() {
    try (AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin()) {
      ProcessEngine engine = waiting(plugin);
      try {
        IdentityService users = engine.getIdentityService();
        users.setAuthenticatedUserId(USER);
        assertThat(engine.getExternalTaskService().createExternalTaskQuery().count()).isZero();

        plugin.poll();

        assertThat(users.getCurrentAuthentication().getUserId()).isEqualTo(USER);
        users.clearAuthentication();
        Engines.executeJobs(engine);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
      } finally {
        engine.close();
      }
    }
  }

  @Test
  void theHealthKnowsOfWaitsThatTheUserMayNotSee() {
    try (AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin()) {
      ProcessEngine engine = waiting(plugin);
      try {
        engine.getIdentityService().setAuthenticatedUserId(USER);
        plugin.health();
        azure.advance(Duration.ofMinutes(2));

        assertThat(plugin.health().details().get("watcher"))
            .contains("looks after none of the waits for 1 Batch job(s)");
      } finally {
        engine.close();
      }
    }
  }

  /** An instance whose task has ended. */
  private static ProcessEngine waiting(AzureBatchProcessEnginePlugin plugin) {
    azure.script(forTask("*").file("output.txt", "x"));
    plugin.setProperties(azure.azure().properties());
    ProcessEngineConfigurationImpl configuration = EngineSettings.h2().configuration();
    configuration.setAuthorizationEnabled(true);
    configuration.setProcessEnginePlugins(List.of(plugin));
    ProcessEngine engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("process.bpmn", Models.scripted("output.txt", UnaryOperator.identity()))
        .deploy();
    engine.getRuntimeService().startProcessInstanceByKey(Models.KEY);
    Engines.executeJobs(engine);
    new Engines(azure).awaitTasks();
    return engine;
  }
}
