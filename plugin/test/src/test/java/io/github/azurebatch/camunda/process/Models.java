package io.github.azurebatch.camunda.process;

import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;

/** Models of the tests: the five steps in a row, each test changing what it is about. */
final class Models {

  static final String KEY = "work";
  static final String JOB_ID = "tests";

  private Models() {}

  static BpmnModelInstance work(
      UnaryOperator<ServiceTaskBuilder> submit, UnaryOperator<ServiceTaskBuilder> await) {
    ServiceTaskBuilder submitting =
        Bpmn.createExecutableProcess(KEY)
            .startEvent()
            .serviceTask("createJob")
            .camundaDelegateExpression("${azureBatchCreateJob}")
            .camundaInputParameter("jobId", JOB_ID)
            .camundaInputParameter("poolId", "local")
            .serviceTask("createContainer")
            .camundaDelegateExpression("${azureBatchCreateContainer}")
            .camundaInputParameter("jobId", JOB_ID)
            .serviceTask("issueSas")
            .camundaDelegateExpression("${azureBatchIssueSas}")
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", JOB_ID);
    ServiceTaskBuilder awaiting =
        submit
            .apply(submitting)
            .serviceTask("await")
            .camundaDelegateExpression("${azureBatchAwaitOutputs}");
    return await.apply(awaiting).endEvent("done").done();
  }

  static BpmnModelInstance work(String commandLine, String outputFiles) {
    return work(
        submit ->
            submit
                .camundaInputParameter("commandLine", commandLine)
                .camundaInputParameter("outputFiles", outputFiles),
        UnaryOperator.identity());
  }
}
