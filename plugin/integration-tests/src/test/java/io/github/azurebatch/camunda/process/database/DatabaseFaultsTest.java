package io.github.azurebatch.camunda.process.database;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.campaign.OtherFaults;
import io.github.azurebatch.camunda.process.database.TriedFaults.Tried;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.EveryStep;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OnlyInTheCampaign;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The database fails at one statement or commit of the plugin. The connection breaks, before or
 * after the server has done it; after a commit, that is a failover in which it happened although an
 * error was reported. Or the server ends the transaction, for a deadlock or a lock that was not to
 * be had.
 *
 * <p>Each build tries some boundaries, which the seed chooses that is printed; the campaign tries
 * all.
 */
class DatabaseFaultsTest {

  private static final FaultyDatabase database = new FaultyDatabase(Databases.dataSource());

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(EngineSettings.on(database.dataSource()));

  private static final int SOME = 12;

  private final Engines engines = new Engines(azure);
  private final FaultyEngine engine = new FaultyEngine(azure, database);
  private final Map<String, Integer> runs = new ConcurrentHashMap<>();

  @OnEveryDatabase
  @Test
  void someBoundaries() {
    run(SOME);
  }

  @OnlyInTheCampaign
  @Test
  void allBoundaries() {
    Tried tried = run(Integer.MAX_VALUE);

    OtherFaults.keep(
        getClass(),
        tried.happened(),
        tried.runs(),
        "at each statement and commit of `work`: a lost connection before and after, a deadlock,"
            + " or a lock that was not to be had");
  }

  private Tried run(int most) {
    azure.script(
        forTask("*")
            .file("output.txt", "x")
            .action(task -> runs.merge(task.task().path("commandLine").asText(), 1, Integer::sum)));
    azure.deploy(EveryStep.process("local"));
    return new TriedFaults(database).each(most, this::boundariesOf);
  }

  /** Runs one instance, and checks what is left of it. */
  private int boundariesOf(DatabaseFault fault) {
    runs.clear();
    String key = "loss-" + UUID.randomUUID();
    ProcessInstance instance = azure.start(Models.KEY, Map.of("key", key));
    database.plan(fault);
    engine.runUntil(
        () -> {
          assertNoRetryIsLost(fault);
          return hasEnded(instance) && engines.jobs().isEmpty();
        });
    int counted = database.counted();
    assertNothingIsLeft(instance, fault);
    return counted;
  }

  private void assertNoRetryIsLost(DatabaseFault fault) {
    assertThat(azure.engine().getManagementService().createJobQuery().withException().list())
        .as("%s", fault)
        .isEmpty();
    assertThat(azure.engine().getExternalTaskService().createExternalTaskQuery().list())
        .as("%s", fault)
        .allSatisfy(wait -> assertThat(wait.getRetries()).isNull());
  }

  private void assertNothingIsLeft(ProcessInstance instance, DatabaseFault fault) {
    assertThat(instance).as("%s", fault).isEnded().hasPassed(EveryStep.END);
    assertThat(runs)
        .as("%s", fault)
        .hasSize(EveryStep.tasks())
        .allSatisfy((line, n) -> assertThat(n).isOne());
    assertThat(engines.jobs()).as("%s", fault).isEmpty();
    assertThat(engines.incidents()).as("%s", fault).isEmpty();
    assertThat(azure.engine().getExternalTaskService().createExternalTaskQuery().list())
        .as("%s", fault)
        .isEmpty();
    assertThat(azure.engine().getRuntimeService().createExecutionQuery().list())
        .as("%s", fault)
        .isEmpty();
    assertThat(database.open()).as("%s", fault).isZero();
  }

  private boolean hasEnded(ProcessInstance instance) {
    return engines.history(instance).getEndTime() != null;
  }
}
