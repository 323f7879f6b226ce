package io.github.azurebatch.camunda.process.world;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Azure Batch keeps the case of ids and takes no notice of it; names of containers are in small
 * letters, and names of blobs differ by their case. MariaDB takes no notice of the case of topics
 * here, as SQL Server's usual collation does.
 */
@OnEveryDatabase
class LettersOfIdsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final String jobId = "nightly-" + UUID.randomUUID();
  private final String shouted = jobId.toUpperCase(Locale.ROOT);
  @RegisterExtension private final Services services = Services.of(azure.azure());

  @BeforeAll
  static void takeNoNoticeOfCase() throws SQLException {
    compareTopicsBy("utf8_general_ci");
  }

  @AfterAll
  static void compareAsTheEngineHasIt() throws SQLException {
    compareTopicsBy("utf8_bin");
  }

  private static void compareTopicsBy(String collation) throws SQLException {
    if (Databases.isMariaDb()) {
      try (Connection connection = Databases.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "alter table ACT_RU_EXT_TASK modify TOPIC_NAME_ varchar(255) collate " + collation);
      }
    }
  }

  @Test
  void aTaskIsFoundThatTheModelNamesInOtherLetters() {
    services.batch().createJob(new JobSpecification(jobId, "local"));
    services.addForeign(jobId, "Task-A");
    azure.deploy(awaiting(shouted, "TASK-a"));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThat(azure.variable(instance, "outputs")).containsEntry("taskId", "Task-A");
  }

  @Test
  void aTaskIsAwaitedThatTheModelNamesInOtherLetters() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    services.batch().createJob(new JobSpecification(jobId, "local"));
    services.addForeign(jobId, "Task-A");
    azure.deploy(awaiting(shouted, "TASK-a"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());

    azure.executeJobs();
    azure.poll();
    azure.advance(Duration.ofMinutes(10));
    azure.poll();
    assertThat(engines.incidents()).isEmpty();
    azure.advance(Duration.ofHours(1));
    azure.runToRest();

    assertThat(instance).isEnded();
  }

  @Test
  void instancesThatWriteTheIdOfTheirJobDifferentlyShareIt() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(Models.inJob("${job}", "output.txt"));
    List<ProcessInstance> instances =
        List.of(
            azure.start(Models.KEY, Map.of("job", jobId)),
            azure.start(Models.KEY, Map.of("job", shouted)));

    azure.runToRest();

    assertThat(instances)
        .allSatisfy(
            instance -> {
              assertThat(instance).isEnded();
              assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
            });
    assertThat(services.taskIds(jobId)).hasSize(2);
    assertThat(services.blobs("job-" + jobId)).hasSize(2);
  }

  @Test
  void aJobIsAwaitedThatTheModelNamesInOtherLetters() {
    services.batch().createJob(new JobSpecification(jobId, "local"));
    services.addForeign(jobId, "task");
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .serviceTask("await")
            .camundaDelegateExpression("${azureBatchAwaitOutputs}")
            .camundaInputParameter("await", "job")
            .camundaInputParameter("jobId", shouted)
            .endEvent()
            .done());

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(instance).isEnded();
  }

  @Test
  void aFileInOtherLettersIsAnotherFile() {
    azure.script(forTask("*").file("OUTPUT.txt", "x"));
    azure.deploy(
        Models.scripted("*.txt", await -> await.camundaInputParameter("required", "output.txt")));

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchOutputMissing", "'output.txt'", "OUTPUT.txt");
  }

  private static BpmnModelInstance awaiting(String jobId, String taskId) {
    return Bpmn.createExecutableProcess(Models.KEY)
        .startEvent()
        .serviceTask("await")
        .camundaDelegateExpression("${azureBatchAwaitOutputs}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("taskId", taskId)
        .endEvent()
        .done();
  }
}
