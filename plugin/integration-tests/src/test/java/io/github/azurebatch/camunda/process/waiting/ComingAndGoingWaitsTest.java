package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.CopiedWaits;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How waits of a Batch job are found that come and go while others stay. */
@OnEveryDatabase
class ComingAndGoingWaitsTest {

  private static final int MANY = 1_000;
  private static final String COUNT = "selectExternalTaskCountByQueryCriteria";
  private static final String ROWS = "selectExternalTaskByQueryCriteria";

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.trustingUnmarkedValues());

  private final Engines engines = new Engines(azure);
  private final CopiedWaits copies =
      new CopiedWaits(azure.engine().getProcessEngineConfiguration().getDataSource());

  @BeforeEach
  void deploy() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.deploy(Models.work("scripted", "output.txt"));
  }

  @AfterEach
  void removeTheCopies() {
    copies.close();
  }

  @Test
  void readsOnlyTheWaitThatCameBetweenTwoStatements() {
    ProcessInstance first = begin();
    copies.add(engines.onlyWait(), engines.taskIdOf(first), 1, MANY);
    azure.poll();
    SqlStatements statements = SqlStatements.of(azure.engine());
    azure.advance(Duration.ofSeconds(1));

    begin();
    statements.before(COUNT, this::begin);
    azure.poll();

    assertThat(statements.rows(ROWS)).isLessThan(MANY / 10);
    assertThat(statements.rows("selectVariableInstanceByQueryCriteria")).isBetween(2L, 4L);
    assertThat(statements.byName()).containsEntry(ROWS, 2L).containsEntry(COUNT, 1L);
  }

  @Test
  void findsAWaitThatCameWhileAnotherWent() {
    ProcessInstance gone = begin();
    azure.poll();

    cancel(gone).run();
    azure.script(forTask("*").file("output.txt", "x"));
    ProcessInstance come = begin();
    azure.runToRest();

    assertThat(come).isEnded();
  }

  @Test
  void asksNothingOfABatchJobWhoseWaitsAreAsTheyWere() {
    begin();
    azure.poll();
    azure.poll();
    SqlStatements statements = SqlStatements.of(azure.engine());

    azure.poll();

    assertThat(statements.total("selectExternalTask")).isZero();
    assertThat(statements.byName()).containsEntry("selectAzureBatchTopicSummaries", 1L);
  }

  @Test
  void looksAtTheOthersWhereAWaitIsCancelledBeforeItIsRead() {
    begin();
    azure.poll();
    ProcessInstance gone = begin();
    azure.batch().calls().reset();

    SqlStatements.of(azure.engine()).before("selectVariableInstanceByQueryCriteria", cancel(gone));
    azure.poll();

    assertThat(azure.batch().calls().count(TASK_LIST)).isEqualTo(1);
  }

  private static Runnable cancel(ProcessInstance instance) {
    return () ->
        azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");
  }

  private ProcessInstance begin() {
    return engines.start(Map.of());
  }
}
