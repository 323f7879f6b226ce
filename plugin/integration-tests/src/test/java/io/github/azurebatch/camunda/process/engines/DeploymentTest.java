package io.github.azurebatch.camunda.process.engines;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "azureBatchSubmitTsk, azureBatchSubmitTask",
    "azureBatchRaedOutputs, azureBatchReadOutputs",
    "AzureBatchRunTask, azureBatchRunTask",
    "azurBatchCreateJob, azureBatchCreateJob",
    "azureBatch, azureBatchRunTask"
  })
  void refusesAnUnknownBeanAndNamesTheNearest(String unknown, String nearest) {
    assertThatThrownBy(() -> azure.deploy(delegating("${" + unknown + "}")))
        .hasMessageContaining("'step'")
        .hasMessageContaining("'" + unknown + "'")
        .hasMessageContaining("${" + nearest + "}")
        .hasMessageContaining("azureBatchCleanUp");
  }

  @Test
  void refusesABeanThatIsNotAlone() {
    assertThatThrownBy(
            () -> azure.deploy(delegating("${quick ? azureBatchRunTask : azureBatchCleanUp}")))
        .hasMessageContaining("'step'")
        .hasMessageContaining("${azureBatchRunTask}");
  }

  @Test
  void refusesABeanAsAnExpression() {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .serviceTask()
            .camundaExpression("${azureBatchCleanUp}")
            .endEvent()
            .done();

    assertThatThrownBy(() -> azure.deploy(model))
        .hasMessageContaining("${azureBatchCleanUp}")
        .hasMessageContaining("camunda:delegateExpression");
  }

  @Test
  void refusesABeanAsAClass() {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .camundaExecutionListenerClass("end", "azureBatchCleanUp")
            .endEvent()
            .done();

    assertThatThrownBy(() -> azure.deploy(model))
        .hasMessageContaining("${azureBatchCleanUp}")
        .hasMessageContaining("executionListener");
  }

  @Test
  void takesABeanOfTheApplicationWhateverItsName() {
    List<String> called = new ArrayList<>();
    Mocks.register(
        "azureBatchReport", (JavaDelegate) execution -> called.add(execution.getEventName()));
    try {
      azure.deploy(delegating("${azureBatchReport}"));

      assertThat(azure.start(Models.KEY, Map.of()).isEnded()).isTrue();
      assertThat(called).hasSize(1);
    } finally {
      Mocks.reset();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "echo ${X:-1}, \\${X:-1}, $X",
    "'echo ${#list[@]} #{x', \\${#list[@]}, $NAME",
    "${a} ${PATH%%:*}, \\${PATH%%:*}, $PATH"
  })
  void saysWhatToWriteForTheShellWhereTheEngineReadsNoExpression(
      String commandLine, String escaped, String plain) {
    assertThatThrownBy(() -> azure.deploy(Models.work(commandLine, "none")))
        .hasMessageContaining("'submit'")
        .hasMessageContaining("'commandLine'")
        .hasMessageContaining("encountered")
        .hasMessageContaining("write " + plain + " or " + escaped);
  }

  private static BpmnModelInstance delegating(String delegateExpression) {
    return Bpmn.createExecutableProcess(Models.KEY)
        .startEvent()
        .serviceTask("step")
        .camundaDelegateExpression(delegateExpression)
        .endEvent()
        .done();
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

    ProcessInstance instance = engines.run();

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
