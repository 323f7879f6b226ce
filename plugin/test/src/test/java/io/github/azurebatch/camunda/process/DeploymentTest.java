package io.github.azurebatch.camunda.process;

import static io.github.azurebatch.camunda.local.fault.Operation.JOB_ADD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeploymentTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @Test
  void refusesAMultiInstanceActivityAndSaysTheWayOut() {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .multiInstance()
            .cardinality("3")
            .multiInstanceDone()
            .endEvent()
            .done();

    assertThatThrownBy(() -> azure.deploy(model))
        .isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("'submit'")
        .hasMessageContaining("subprocess");
  }

  @Test
  void refusesABeanOnAListener() {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .camundaExecutionListenerDelegateExpression("end", "${azureBatchCreateJob}")
            .endEvent()
            .done();

    assertThatThrownBy(() -> azure.deploy(model))
        .hasMessageContaining("${azureBatchCreateJob}")
        .hasMessageContaining("executionListener");
  }

  @Test
  void refusesABeanOnABusinessRuleTask() {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .businessRuleTask()
            .camundaDelegateExpression("${azureBatchCreateJob}")
            .endEvent()
            .done();

    assertThatThrownBy(() -> azure.deploy(model)).hasMessageContaining("businessRuleTask");
  }

  @Test
  void worksOnSendTasks() {
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .sendTask("send")
            .camundaDelegateExpression("${ azureBatchCreateContainer }")
            .camundaInputParameter("container", "sent-by-a-send-task")
            .endEvent()
            .done());

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(azure.variable(instance, "outputContainer"))
        .containsEntry("container", "sent-by-a-send-task");
  }

  @Test
  void retriesByTheCycleOfTheModelWhereItGivesOne() {
    azure.deploy(
        Bpmn.createExecutableProcess("own-cycle")
            .startEvent()
            .serviceTask("createJob")
            .camundaDelegateExpression("${azureBatchCreateJob}")
            .camundaFailedJobRetryTimeCycle("R7/PT1M")
            .camundaInputParameter("jobId", "job")
            .camundaInputParameter("poolId", "local")
            .endEvent()
            .done());
    azure.batch().faults().next(3, JOB_ADD).answer(500, "InternalError");

    azure.start("own-cycle", Map.of());
    azure.executeJobs();

    assertThat(engines.onlyJob().getRetries()).isEqualTo(6);
  }

  @Test
  void doesNotTakeAProcessVariableForAnInput() {
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .serviceTask("createContainer")
            .camundaDelegateExpression("${azureBatchCreateContainer}")
            .camundaInputParameter("jobId", "some-job")
            .endEvent()
            .done());

    ProcessInstance instance = azure.start(Models.KEY, Map.of("container", "not-an-input"));
    azure.runToRest();

    assertThat(azure.variable(instance, "outputContainer"))
        .containsEntry("container", "job-some-job");
  }
}
