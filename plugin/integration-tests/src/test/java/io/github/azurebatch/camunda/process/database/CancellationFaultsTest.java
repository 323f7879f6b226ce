package io.github.azurebatch.camunda.process.database;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.campaign.OtherFaults;
import io.github.azurebatch.camunda.process.database.TriedFaults.Tried;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OnlyInTheCampaign;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The database fails at one statement or commit of what terminates cancelled tasks: the outbox, and
 * the search for orphans. The task of an instance that goes on is never terminated.
 */
class CancellationFaultsTest {

  private static final FaultyDatabase database = new FaultyDatabase(Databases.dataSource());

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(EngineSettings.on(database.dataSource()));

  private static final int SOME = 6;

  /** With each fault: one that goes on, one that is forgotten, and one that is cancelled. */
  private static final int INSTANCES = 3;

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);
  private final FaultyEngine engine = new FaultyEngine(azure, database);

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
        tried.runs() * INSTANCES,
        "the same at each statement and commit of what terminates cancelled tasks and finds"
            + " orphans");
  }

  private Tried run(int most) {
    azure.script(forTask("*").delay(Duration.ofDays(50)));
    azure.deploy(
        Models.submitAndAwait(
                Models.createJob("${key}", "local"),
                submit -> submit.camundaInputParameter("commandLine", "scripted"),
                UnaryOperator.identity())
            .endEvent("done")
            .done());
    azure.poll();
    return new TriedFaults(database).each(most, this::boundariesOf);
  }

  private int boundariesOf(DatabaseFault fault) {
    String jobId = "cancelled-" + UUID.randomUUID();
    ProcessInstance other = engines.start(Map.of("key", jobId));
    ProcessInstance forgotten = engines.start(Map.of("key", jobId));
    ProcessInstance cancelled = engines.start(Map.of("key", jobId));
    delete(forgotten);
    engines.jobs().forEach(job -> azure.engine().getManagementService().deleteJob(job.getId()));
    delete(cancelled);

    database.plan(fault);
    for (int hour = 0; hour < 4; hour++) {
      engine.executeJobs();
      engine.tryTo(azure::poll);
      azure.advance(Duration.ofMinutes(61));
    }
    int counted = database.counted();

    tasks.assertOpen(jobId, engines.taskIdOf(other));
    assertThat(engines.jobs()).as("%s", fault).isEmpty();
    assertThat(engines.incidents()).as("%s", fault).isEmpty();
    assertThat(database.open()).as("%s", fault).isZero();
    engines.delete(other);
    return counted;
  }

  private static void delete(ProcessInstance instance) {
    azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");
  }
}
