package io.github.azurebatch.camunda.process.support;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * A process with every step: a Batch job and a container of its own, a signature, a task and its
 * wait, a list and its wait, and the clean-up. The variable {@code key} is the id of the job.
 */
public final class EveryStep {

  /** Where an instance ends that nothing was lost of. */
  public static final String END = "done";

  private static final int LIST = 3;

  private EveryStep() {}

  public static BpmnModelInstance process(String poolId) {
    return Models.submitAndAwait(
            Models.issueSas(Models.prepare("${key}", poolId), UnaryOperator.identity()),
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
  public static List<String> commandLines(String key) {
    return List.of(
        "scripted " + key + " one",
        "scripted " + key + " 1",
        "scripted " + key + " 2",
        "scripted " + key + " 3");
  }

  /** What the blobs of each task are named like, in the order of their command lines. */
  public static List<Pattern> blobs() {
    return Stream.of(
            "submit-[^/]+", "submitList-[^/]+-1", "submitList-[^/]+-2", "submitList-[^/]+-3")
        .map(task -> Pattern.compile("(.+/)?" + task + "/(.+/)?output\\.txt"))
        .toList();
  }

  public static String container(String key) {
    return "job-" + key;
  }

  /** How many tasks an instance has; each writes one file. */
  public static int tasks() {
    return 1 + LIST;
  }
}
