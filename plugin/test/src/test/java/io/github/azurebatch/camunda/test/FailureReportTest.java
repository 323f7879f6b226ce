package io.github.azurebatch.camunda.test;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.azurebatch.camunda.local.Operation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

class FailureReportTest {

  private static final String RULE = "=".repeat(80);
  private static final String STDERR = "disk full, see https://a.test/c?sv=1&sig=c2VjcmV0";

  @Test
  void showsWhereAnInstanceStandsAndWhy() {
    assertThat(reportOf(TaskFailsTest.class))
        .isEqualTo(
            """
            What happened in TaskFailsTest, makes a report

            Process instance '<uuid>' of 'report': active
              Path
                <time>  Start (startEvent)             <n> ms
                <time>  CreateJob (serviceTask)        <n> ms
                <time>  Run (serviceTask)              <- here
              Incidents
                Run: AzureBatchTaskFailed: Azure Batch task 'report' (job 'reports', account 'default') \
            failed with exit code 3: The task exited with an exit code representing a failure \
            (FailureExitCode, usererror)
              Waits
                Azure Batch task 'report' (job 'reports') at 'Run', since <instant>, timeout PT1H: \
            failed, see the incident
              Variables
                batchError = {...}
                batchJob = {...}
                batchTask = {...}
                outputs = {...}

            Azure Batch tasks: 1
              reports/report: completed, exit code 3, FailureExitCode

            Calls to Azure Batch: 9
              JOB_ADD 1, JOB_GET 1, TASK_ADD 1, TASK_LIST 1, FILE_GET 4, POOL_GET 1
              the last of them:
                201 JOB_ADD
                200 JOB_GET reports
                200 POOL_GET local
                201 TASK_ADD reports
                200 TASK_LIST reports
                200 FILE_GET reports/report/stdout.txt
                200 FILE_GET reports/report/stderr.txt
                200 FILE_GET reports/report/fileuploadout.txt
                200 FILE_GET reports/report/fileuploaderr.txt
            """);
  }

  @Test
  void showsWhatVariablesHoldButNoSecrets() {
    assertThat(Runs.outputOf(TaskFailsTest.class))
        .contains("batchError = {account=default, error=AzureBatchTaskFailed")
        .contains("stderr=disk full, see https://a.test/c?sv=1&")
        .doesNotContain("c2VjcmV0");
  }

  @Test
  void showsWhatAnInstanceWaitsFor() {
    assertThat(reportOf(TaskRunsTest.class))
        .contains(
            "    Azure Batch task 'report' (job 'reports') at 'Run', since <instant>, timeout PT1H:"
                + " not ended yet",
            "  reports/report: running");
  }

  @Test
  void showsCamundaJobsThatAreDueLater() {
    assertThat(reportOf(ServiceIsBusyTest.class))
        .containsPattern("  Camunda jobs\n    CreateJob, retries left: \\d, due: <instant>\n")
        .contains("    503 JOB_ADD");
  }

  @Test
  void showsNothingOfEarlierTests() {
    assertThat(reportOf(EarlierTest.class))
        .isEqualTo(
            """
            What happened in EarlierTest, second()

            Azure Batch tasks: 0

            Calls to Azure Batch: 0
            """);
  }

  @Test
  void isNotPrintedForATestThatSucceedsOrIsAborted() {
    assertThat(Runs.outputOf(SucceedsTest.class)).doesNotContain("What happened");
    assertThat(Runs.outputOf(AbortsTest.class)).doesNotContain("What happened");
  }

  /** With times, ids, durations and values replaced. */
  private static String reportOf(Class<?> testClass) {
    String[] parts = Runs.outputOf(testClass).split(RULE + "\n");
    assertThat(parts).hasSizeBetween(2, 3);
    return parts[1]
        .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "<instant>")
        .replaceAll("\\d{2}:\\d{2}:\\d{2}\\.\\d{3}", "<time>")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "<uuid>")
        .replaceAll("\\d+ ms", "<n> ms")
        .replaceAll("= \\{.*", "= {...}");
  }

  @AzureBatchTest(deploy = "report.bpmn")
  static class TaskFailsTest {

    @Test
    @DisplayName("makes a report")
    void makesAReport(AzureBatchExtension azure) {
      azure.script(forTask("*").exitCode(3).stderr(STDERR));
      assertThat(azure.start("report", Map.of("job", "reports"))).isNotNull();
      azure.runToRest();
      fail("it fails");
    }
  }

  @AzureBatchTest(deploy = "report.bpmn")
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class EarlierTest {

    @Test
    void first(AzureBatchExtension azure) {
      azure.script(forTask("*"));
      assertThat(azure.start("report", Map.of("job", "earlier"))).isNotNull();
      azure.runToRest();
    }

    @Test
    void second() {
      fail("it fails");
    }
  }

  @AzureBatchTest(deploy = "report.bpmn")
  static class TaskRunsTest {

    @Test
    @DisplayName("makes a report")
    void makesAReport(AzureBatchExtension azure) {
      azure.script(forTask("*").delay(Duration.ofHours(1)));
      assertThat(azure.start("report", Map.of("job", "reports"))).isNotNull();
      azure.executeJobs();
      fail("it fails");
    }
  }

  @AzureBatchTest(deploy = "report.bpmn")
  static class ServiceIsBusyTest {

    @Test
    @DisplayName("makes a report")
    void makesAReport(AzureBatchExtension azure) {
      azure.batch().faults().next(100, Operation.JOB_ADD).answer(503, "ServerBusy");
      assertThat(azure.start("report", Map.of("job", "reports"))).isNotNull();
      azure.runToRest();
      fail("it fails");
    }
  }

  @AzureBatchTest
  static class SucceedsTest {

    @Test
    void succeeds() {}
  }

  @AzureBatchTest
  static class AbortsTest {

    @Test
    void aborts() {
      abort("not here");
    }
  }
}
