package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Settings for the job executor that mean nothing at our activities are warnings. */
class ContinuationWarningsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  private static CheckingEngine strict;

  @BeforeAll
  static void open() {
    strict = new CheckingEngine(azure, Map.of());
  }

  @AfterAll
  static void close() {
    strict.close();
  }

  @Test
  void whereTheyWouldMakeTheActivitySynchronous() {
    BpmnModelInstance model =
        run(
            run -> {
              run.getElement().setAttributeValueNs(CAMUNDA, "asyncBefore", "false");
              run.getElement().setAttributeValueNs(CAMUNDA, "asyncAfter", "false");
              return run;
            });

    assertThat(warnings(model))
        .contains("camunda:asyncBefore = false has no effect")
        .contains("camunda:asyncAfter = false has no effect");
    assertThat(entered(model).getJobHandlerType()).isEqualTo("async-continuation");
  }

  @Test
  void whereTheEngineTakesTheirExclusivenessFromTheContinuationOfTheModel() {
    BpmnModelInstance alone = run(run -> run.camundaExclusive(false));
    BpmnModelInstance beside =
        run(run -> run.camundaExclusive(false).camundaAsyncBefore().camundaAsyncAfter());

    assertThat(warnings(alone)).contains("set camunda:asyncBefore = true and camunda:asyncAfter");
    assertThat(entered(alone).isExclusive()).isTrue();
    assertThat(warnings(beside)).doesNotContain("camunda:exclusive");
    assertThat(entered(beside).isExclusive()).isFalse();
  }

  @Test
  void whereTheActivityHasNoCamundaJob() {
    BpmnModelInstance model =
        issue(
            sas ->
                sas.camundaJobPriority("7")
                    .camundaExclusive(false)
                    .camundaFailedJobRetryTimeCycle("R3/PT1M"));

    assertThat(warnings(model))
        .contains("camunda:jobPriority has no effect")
        .contains("camunda:exclusive has no effect")
        .contains("camunda:failedJobRetryTimeCycle has no effect");
  }

  @Test
  void whereNoWorkerFetchesTheExternalTask() {
    assertThat(warnings(run(run -> run.camundaTaskPriority("7"))))
        .contains("camunda:taskPriority has no effect");
  }

  @Test
  void butNotWhereTheyMeanSomething() {
    assertThat(
            warnings(
                run(
                    run ->
                        run.camundaAsyncBefore()
                            .camundaJobPriority("7")
                            .camundaFailedJobRetryTimeCycle("R3/PT1M"))))
        .doesNotContain("no effect");
    assertThat(
            warnings(
                issue(sas -> sas.camundaAsyncBefore().camundaFailedJobRetryTimeCycle("R3/PT1M"))))
        .doesNotContain("no effect");
    assertThat(
            warnings(
                issue(
                    sas ->
                        sas.camundaInputParameter("accessPolicy", "true").camundaJobPriority("7"))))
        .doesNotContain("no effect");
  }

  /** The Camunda job that begins the activity. */
  private static JobEntity entered(BpmnModelInstance model) {
    azure.deploy(model);
    String instance = azure.start(Models.KEY, Map.of()).getId();
    Job job =
        azure
            .engine()
            .getManagementService()
            .createJobQuery()
            .processInstanceId(instance)
            .singleResult();
    return (JobEntity) job;
  }

  private static BpmnModelInstance run(UnaryOperator<ServiceTaskBuilder> settings) {
    return settings
        .apply(
            Bpmn.createExecutableProcess(Models.KEY)
                .startEvent()
                .serviceTask("run")
                .camundaDelegateExpression("${azureBatchRunTask}")
                .camundaInputParameter("jobId", "tests")
                .camundaInputParameter("commandLine", "run"))
        .endEvent()
        .done();
  }

  private static BpmnModelInstance issue(UnaryOperator<ServiceTaskBuilder> settings) {
    return settings
        .apply(
            Bpmn.createExecutableProcess(Models.KEY)
                .startEvent()
                .serviceTask("issue")
                .camundaDelegateExpression("${azureBatchIssueSas}")
                .camundaInputParameter("container", "own"))
        .endEvent()
        .done();
  }

  private static String warnings(BpmnModelInstance model) {
    return strict.warningsOf(Bpmn.convertToString(model));
  }
}
