package io.github.azurebatch.camunda.process.support;

import io.github.azurebatch.camunda.model.AzureBatchErrors;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;

/**
 * A process with the steps that {@link EveryStep} has not: a stored access policy, a content that
 * is read, the deletion of a task and of its blobs, a task that is terminated at its timeout, one
 * whose logs are read as it has failed, and one that is run again. The variable {@code key} is the
 * id of the job.
 */
public final class OtherSteps {

  /** The exit code of the task that a retry runs again. */
  public static final int FAILS_ONCE = 7;

  private static final String AWAIT = "${azureBatchAwaitOutputs}";

  private OtherSteps() {}

  public static BpmnModelInstance process(String poolId) {
    ServiceTaskBuilder first =
        submit(
                Models.issueSas(
                    Models.prepare("${key}", poolId),
                    sas -> sas.camundaInputParameter("accessPolicy", "true")),
                "one")
            .camundaInputParameter("outputFiles", "output.txt")
            .serviceTask("awaitOne")
            .camundaDelegateExpression(AWAIT)
            .camundaInputParameter("inline", "output.txt")
            .serviceTask("cleanUpOne")
            .camundaDelegateExpression("${azureBatchCleanUp}")
            .camundaInputParameter("task", "${batchTask}")
            .camundaInputParameter("deleteBlobs", "true");
    AbstractFlowNodeBuilder<?, ?> timedOut =
        caught(
            submit(first, "endless"),
            "endless",
            AzureBatchErrors.TIMEOUT,
            await -> await.camundaInputParameter("timeout", "PT6M"));
    AbstractFlowNodeBuilder<?, ?> failed =
        caught(submit(timedOut, "fails"), "fails", AzureBatchErrors.TASK_FAILED, await -> await);
    return submit(failed, "failsOnce")
        .serviceTask("awaitFailsOnce")
        .camundaDelegateExpression(AWAIT)
        .serviceTask("cleanUp")
        .camundaDelegateExpression("${azureBatchCleanUp}")
        .camundaInputParameter("jobId", "${key}")
        .camundaInputParameter("deleteJob", "true")
        .endEvent(EveryStep.END)
        .done();
  }

  private static ServiceTaskBuilder submit(AbstractFlowNodeBuilder<?, ?> before, String name) {
    return before
        .serviceTask("submit-" + name)
        .camundaDelegateExpression("${azureBatchSubmitTask}")
        .camundaInputParameter("jobId", "${key}")
        .camundaInputParameter("commandLine", "scripted ${key} " + name);
  }

  /** Goes on where the error is caught. */
  private static AbstractFlowNodeBuilder<?, ?> caught(
      ServiceTaskBuilder submitted,
      String name,
      String error,
      UnaryOperator<ServiceTaskBuilder> options) {
    String await = "await-" + name;
    return options
        .apply(submitted.serviceTask(await).camundaDelegateExpression(AWAIT))
        .endEvent("not-" + error + "-" + name)
        .moveToActivity(await)
        .boundaryEvent("caught-" + name)
        .error(error);
  }

  /** The command lines of all tasks of an instance that end; each runs once, but for the last. */
  public static List<String> commandLines(String key) {
    return List.of(
        "scripted " + key + " one", "scripted " + key + " fails", "scripted " + key + " failsOnce");
  }
}
