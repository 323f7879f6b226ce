package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OtherNode;
import io.github.azurebatch.camunda.process.support.WatchingNode;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.UpdateProcessInstanceSuspensionStateBuilder;
import org.camunda.bpm.engine.runtime.UpdateProcessInstanceSuspensionStateSelectBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How a node that looks over no waits hears of those that others change. One node has rounds, and
 * looks over all waits once in ten hours; the engine of the test has none.
 */
@OnEveryDatabase
class NotedWaitsTest {

  private static final String SWEEP = "selectAzureBatchTopicSummaries";

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @RegisterExtension final OtherNode other = new OtherNode(azure);

  private final Engines engines = new Engines(azure);
  private WatchingNode watching;

  @BeforeEach
  void deploy() {
    azure.deploy(Models.inJob("${jobId}", "output.txt"));
    azure.script(forTask("*").file("output.txt", "x"));
    watching = new WatchingNode(azure);
  }

  @AfterEach
  void stop() {
    watching.close();
  }

  @Test
  void asksForNoWaitWhileNothingChanges() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    enter("idle", azure.engine());
    await().until(() -> leases() == 1);
    watching.passRounds();
    watching.statements().reset();

    watching.passRounds();

    // a lease may be renewed
    assertThat(watching.statements().byName().keySet())
        .isSubsetOf("selectProperties", "updateProperty");
  }

  @Test
  void endsWhatANodeWithoutRoundsHasEntered() {
    ProcessInstance first = enter("noted", azure.engine());
    await().until(() -> hasEnded(first));

    azure.script(forTask("*").delay(Duration.ofHours(5)));
    enter("noted", azure.engine());
    await().until(() -> leases() == 1);
    azure.script(forTask("*").file("output.txt", "x"));
    ProcessInstance besideAnother = enter("noted", azure.engine());
    await().until(() -> hasEnded(besideAnother));

    assertThat(watching.statements().byName()).doesNotContainKey(SWEEP);
  }

  @Test
  void hearsOfWhatANodeWithRoundsHasEnteredWithItsNextRoundOrItsEnd() {
    other.plugin().poll();
    ProcessInstance instance = enter("in-memory", other.engine());
    watching.passRounds();
    assertThat(hasEnded(instance)).isFalse();

    other.plugin().close();

    await().until(() -> hasEnded(instance));
    assertThat(watching.statements().byName()).doesNotContainKey(SWEEP);
  }

  @Test
  void looksOverAllWaitsWhereANodeHasDiedThatHadToldNothing() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    enter("of-the-dead", other.engine());
    other.plugin().poll();
    azure.script(forTask("*").file("output.txt", "x"));
    ProcessInstance untold = enter("untold", other.engine());
    watching.passRounds();
    assertThat(hasEnded(untold)).isFalse();

    azure.advance(Duration.ofMinutes(2));

    await().until(() -> hasEnded(untold));
  }

  static Stream<Named<Owner>> owners() {
    return Stream.of(
        Named.of("instance", (state, of) -> state.byProcessInstanceId(of.getId())),
        Named.of(
            "definition", (state, of) -> state.byProcessDefinitionId(of.getProcessDefinitionId())),
        Named.of("key", (state, of) -> state.byProcessDefinitionKey(Models.KEY)));
  }

  /** Whose waits are suspended. */
  private interface Owner {

    UpdateProcessInstanceSuspensionStateBuilder of(
        UpdateProcessInstanceSuspensionStateSelectBuilder state, ProcessInstance instance);
  }

  @ParameterizedTest
  @MethodSource("owners")
  void goesOnWithWhatAnotherNodeActivates(Owner owner) {
    watching.close();
    azure.script(forTask("*").exitCode(3));
    ProcessInstance instance = enter("suspended", azure.engine());
    RuntimeService runtime = azure.engine().getRuntimeService();
    owner.of(runtime.updateProcessInstanceSuspensionState(), instance).suspend();
    watching = new WatchingNode(azure);
    watching.passRounds();
    assertThat(engines.incidents()).isEmpty();

    owner.of(runtime.updateProcessInstanceSuspensionState(), instance).activate();

    await().until(() -> engines.onlyIncident(instance) != null);
    assertThat(watching.statements().byName()).doesNotContainKey(SWEEP);
  }

  @Test
  void goesOnWithAnIncidentThatAnotherNodeRetries() {
    azure.script(forTask("*").exitCode(3));
    ProcessInstance instance = enter("retried", azure.engine());
    await().until(() -> engines.onlyIncident(instance) != null);
    await().until(() -> leases() == 0);
    azure.script(forTask("*").file("output.txt", "x"));

    engines.retryTheWait();

    await().until(() -> hasEnded(instance));
    assertThat(watching.statements().byName()).doesNotContainKey(SWEEP);
  }

  @Test
  void forgetsWhatAnotherNodeCancels() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = enter("cancelled", azure.engine());
    await().until(() -> leases() == 1);

    engines.delete(instance);

    await().until(() -> leases() == 0);
    assertThat(watching.statements().byName()).doesNotContainKey(SWEEP);
  }

  private static ProcessInstance enter(String jobId, ProcessEngine engine) {
    ProcessInstance instance =
        engine.getRuntimeService().startProcessInstanceByKey(Models.KEY, Map.of("jobId", jobId));
    Engines.executeJobs(engine);
    return instance;
  }

  private static boolean hasEnded(ProcessInstance instance) {
    return azure
            .engine()
            .getExternalTaskService()
            .createExternalTaskQuery()
            .processInstanceId(instance.getId())
            .count()
        == 0;
  }

  /** How many Batch jobs nodes look after; asked elsewhere, for the statements are counted. */
  private static int leases() {
    return azure.plugin().operations().leases().size();
  }
}
