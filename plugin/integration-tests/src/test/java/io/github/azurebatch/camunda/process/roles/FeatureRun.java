package io.github.azurebatch.camunda.process.roles;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.local.PoolSettings;
import java.time.Duration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** Runs processes, each to its end. */
record FeatureRun(GuardedServices services, IdentityEngine engine) {

  private static final Duration UNTIL_A_TASK_IS_STUCK = Duration.ofMinutes(12);
  private static final Duration UNTIL_ORPHANS_ARE_SEARCHED = Duration.ofHours(2);

  void runsToItsEnd(BpmnModelInstance model) {
    ProcessInstance instance = engine.start(model);
    engine.runToRest();
    assertEnded(instance);
  }

  /** The last lines of a failed task are read, and it runs again. */
  void runsAgain() {
    services.batch().scripts().add(forTask("*").exitCode(1).stderr("broken by its input"));
    ProcessInstance instance = engine.start(FeatureModels.inNewJob().jobAndTask());
    engine.runToRest();
    assertThat(engine.onlyIncident()).contains(" with exit code ");
    assertThat(engine.variable(instance, "batchError").toString()).contains("broken by its input");

    everyTaskSucceeds();
    engine.retryTheWait();
    engine.plugin().poll();
    engine.runToRest();

    assertEnded(instance);
  }

  void isCancelled() {
    services.batch().scripts().clear();
    services.batch().scripts().add(forTask("*").delay(Duration.ofDays(1)));
    ProcessInstance instance = engine.start(FeatureModels.inNewJob().queued("local"));
    engine.executeJobs();

    engine.delete(instance);

    assertThat(engine.jobs()).isEmpty();
  }

  void tellsWhyItDoesNotStart() {
    services.batch().pools().add(PoolSettings.linux("empty").nodes(0));
    ProcessInstance instance = engine.start(FeatureModels.inNewJob().queued("empty"));
    engine.executeJobs();
    engine.plugin().poll();

    engine.pass(UNTIL_A_TASK_IS_STUCK);

    assertThat(engine.variable(instance, "batchWaiting")).containsEntry("reason", "noNodes");
    engine.delete(instance);
  }

  void searchesForOrphans() {
    engine.pass(UNTIL_ORPHANS_ARE_SEARCHED);
  }

  void everyTaskSucceeds() {
    services.batch().scripts().clear();
    services.batch().scripts().add(forTask("*").file("output.txt", "content"));
  }

  private void assertEnded(ProcessInstance instance) {
    assertThat(engine.incidents()).isEmpty();
    assertThat(engine.hasEnded(instance)).isTrue();
  }
}
