package io.github.azurebatch.camunda.process.operating;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.operate.JobLease;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OtherNode;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A wait is steered on a node that does not look after it. */
@OnEveryDatabase
class SteeringOnTwoNodesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks batch = new BatchTasks(azure);
  private final String jobId = "steered-" + UUID.randomUUID();
  @RegisterExtension final OtherNode other = new OtherNode(azure);

  private final AzureBatchProcessEnginePlugin otherNode = other.plugin();

  @Test
  void theNodeWithTheLeaseReadsAnewWhatTheOtherHasChanged() {
    ProcessInstance instance = awaiting();

    otherNode.operations().letRun(engines.onlyWait().getId());
    azure.advance(Duration.ofHours(2));
    keepTheLease();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTimeout", "left running");
    batch.assertOpen(jobId, engines.taskIdOf(instance));
  }

  @Test
  void theNodeWithTheLeaseSubmitsAnewOnce() {
    ProcessInstance instance = awaiting();

    otherNode.operations().resubmit(engines.onlyWait().getId());
    azure.poll();
    otherNode.poll();
    azure.poll();

    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(2);
    assertThat(batch.open(jobId)).hasSize(1).doesNotContain(engines.taskIdOf(instance));
  }

  @Test
  void aTimeoutThatPassesAtThatMomentTerminatesNoTaskThatIsToRunOn() {
    ProcessInstance instance = awaiting();
    String waitId = engines.onlyWait().getId();
    azure.advance(Duration.ofHours(2));

    SqlStatements.of(azure.engine())
        .before("selectExternalTask", () -> otherNode.operations().letRun(waitId));
    azure.poll();
    batch.assertOpen(jobId, engines.taskIdOf(instance));
    azure.poll();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("left running");
    batch.assertOpen(jobId, engines.taskIdOf(instance));
  }

  @Test
  void aWaitThatEndsAtThatMomentEndsInTheNextRound() {
    ProcessInstance instance = awaiting();
    String waitId = engines.onlyWait().getId();
    azure.advance(Duration.ofHours(6));
    engines.awaitTasks();

    SqlStatements.of(azure.engine())
        .before(
            "selectExternalTask",
            () -> otherNode.operations().extendTimeout(waitId, Duration.ofHours(1)));
    azure.poll();
    assertThat(instance).isWaitingAt("await");
    azure.poll();
    azure.executeJobs();

    assertThat(instance).isEnded().hasPassed("done");
  }

  @Test
  void aTransactionThatEndsTheWaitLosesAgainstTheOperation() {
    ProcessInstance instance = awaiting();
    String waitId = engines.onlyWait().getId();
    azure.advance(Duration.ofMinutes(50));
    batch.with(service -> service.terminateTask(service.tasks(jobId).get(0).reference()));
    SqlStatements statements = SqlStatements.of(azure.engine());

    statements.beforeChange(() -> otherNode.operations().letRun(waitId));
    azure.poll();
    assertThat(statements.hasMet()).isTrue();
    assertThat(engines.incidents()).isEmpty();
    azure.poll();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTaskFailed");
    assertThat(engines.onlyWait().getRetries()).isZero();
  }

  @Test
  void bothNodesKnowWhoHasTheLease() {
    awaiting();

    assertThat(azure.plugin().operations().leases())
        .filteredOn(lease -> lease.jobId().equals(jobId))
        .extracting(JobLease::account, JobLease::thisNode)
        .containsExactly(tuple("default", true));
    assertThat(otherNode.operations().leases())
        .filteredOn(lease -> lease.jobId().equals(jobId))
        .extracting(JobLease::thisNode)
        .containsExactly(false);
  }

  @Test
  void onlyTheNodeWithTheLeaseKnowsWhenItPollsNext() {
    awaiting();
    String waitId = engines.onlyWait().getId();

    assertThat(azure.plugin().operations().look(waitId).nextPoll()).isPresent();
    assertThat(otherNode.operations().look(waitId).nextPoll()).isEmpty();
  }

  /** The clock has moved past its end, so the node takes it again before the other one can. */
  private void keepTheLease() {
    azure.poll();
    azure.poll();
  }

  private ProcessInstance awaiting() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(Models.prepare(jobId), sas -> sas),
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", "output.txt"),
                await -> await.camundaInputParameter("timeout", "PT1H"))
            .endEvent("done")
            .done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    azure.poll();
    azure.poll();
    return instance;
  }
}
