package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.process.support.Models;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * A process with every step: a Batch job and a container of its own, a signature, a task and its
 * wait, a list and its wait, and the clean-up.
 */
final class CampaignModel {

  static final String POOL = "campaign";

  /** Where an instance ends that nothing was lost of. */
  static final String END = "done";

  private static final int LIST = 3;

  private CampaignModel() {}

  static BpmnModelInstance process() {
    return Models.submitAndAwait(
            Models.issueSas(Models.prepare("${key}", POOL), UnaryOperator.identity()),
            submit ->
                submit
                    .camundaInputParameter("commandLine", "scripted ${key} one")
                    .camundaInputParameter("outputFiles", "output.txt"),
            UnaryOperator.identity())
        .serviceTask("submitList")
        .camundaDelegateExpression("${azureBatchSubmitTasks}")
        .camundaInputParameter("jobId", "${key}")
        .camundaInputParameter("items", String.valueOf(LIST))
        .camundaInputParameter("commandLine", "scripted ${key} {index}")
        .camundaInputParameter("outputFiles", "output.txt")
        .serviceTask("awaitList")
        .camundaDelegateExpression("${azureBatchAwaitOutputs}")
        .camundaInputParameter("task", "${batchTasks}")
        .serviceTask("cleanUp")
        .camundaDelegateExpression("${azureBatchCleanUp}")
        .camundaInputParameter("jobId", "${key}")
        .camundaInputParameter("deleteJob", "true")
        .endEvent(END)
        .done();
  }

  /** The command lines of all tasks of an instance; each runs once. */
  static List<String> commandLines(String key) {
    return List.of(
        "scripted " + key + " one",
        "scripted " + key + " 1",
        "scripted " + key + " 2",
        "scripted " + key + " 3");
  }

  static String container(String key) {
    return "job-" + key;
  }

  static int blobs() {
    return 1 + LIST;
  }
}
