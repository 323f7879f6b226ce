package io.github.azurebatch.camunda.process.marks;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;

import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;

/** What activities hand out to processes, and what other processes do with it. */
record HandedOut(AzureBatchExtension azure, String jobId) {

  static final String TENANT = "tenant";

  /**
   * An activity that believes the value of a variable.
   *
   * @param bean without the beginning {@code azureBatch}
   */
  record Use(String variable, String bean, Map<String, String> inputs) {

    @Override
    public String toString() {
      return variable + " of " + bean + inputs.keySet();
    }
  }

  /** In a job of its own, which the last uses delete; its id is short, for a column of links. */
  HandedOut(AzureBatchExtension azure) {
    this(azure, "m" + UUID.randomUUID().toString().substring(0, 4));
  }

  /** Each place where one is believed; a variable that no input names is read as it is. */
  List<Use> uses() {
    return List.of(
        new Use("outputContainer", "IssueSas", Map.of()),
        new Use("outputContainer", "ReadOutputs", Map.of()),
        new Use("outputContainer", "IssueSas", Map.of("container", "${outputContainer}")),
        new Use("containerSas", "SubmitTask", task("outputFiles", "a.txt")),
        new Use("containerSas", "SubmitTask", uploading("${containerSas}")),
        new Use("batchJob", "CleanUp", Map.of("deleteJob", "true")),
        new Use("batchJob", "CleanUp", Map.of("jobId", "${batchJob}")),
        new Use("batchTask", "AwaitOutputs", Map.of()),
        new Use("batchTask", "CleanUp", Map.of("task", "${batchTask}")),
        new Use("batchTask", "ReadOutputs", Map.of("task", "${batchTask}")),
        new Use("batchTasks", "AwaitOutputs", Map.of()),
        new Use("batchTasks", "CleanUp", Map.of("task", "${batchTasks}")),
        new Use("batchTasks", "ReadOutputs", Map.of("task", "${batchTasks}")),
        new Use("reference", "ReadOutputs", Map.of("task", "${reference}")),
        new Use("file", "SubmitTask", task("resourceFiles", "${file}")),
        new Use("file", "CleanUp", Map.of("jobId", jobId, "files", "${file}")));
  }

  private Map<String, String> task(String input, String text) {
    return Map.of("jobId", jobId, "commandLine", "scripted", input, text);
  }

  private Map<String, String> uploading(String sas) {
    Map<String, String> inputs = new HashMap<>(task("outputFiles", "a.txt"));
    inputs.put("sas", sas);
    return inputs;
  }

  /** One of each, as a process of no tenant has got it. */
  Map<String, Map<String, Object>> values() {
    azure.script(forTask("*").file("a.txt", "a"));
    ProcessInstance single = run(Models.inJob(jobId, "a.txt"));
    Map<String, Map<String, Object>> values = new HashMap<>();
    for (String name : List.of("outputContainer", "containerSas", "batchJob", "batchTask")) {
      values.put(name, azure.variable(single, name));
    }
    values.put("file", map(map(azure.variable(single, "outputs").get("files")).get("a.txt")));
    ProcessInstance list =
        run(
            TaskLists.await(TaskLists.inNewJob().submit(2, "a.txt -> {taskId}/a.txt"), it -> it)
                .endEvent()
                .done());
    values.put("batchTasks", azure.variable(list, "batchTasks"));
    values.put("reference", map(azure.variable(list, "outputs").get("reference")));
    return values;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  private ProcessInstance run(BpmnModelInstance model) {
    azure.deploy(model);
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();
    return instance;
  }

  /** Deploys a process that uses the value, for a tenant too. */
  String deploy(Use use) {
    String key = "use-" + UUID.randomUUID();
    BpmnModelInstance model = Models.step(key, use.bean(), use.inputs());
    azure.deploy(model);
    new Engines(azure).deploy(TENANT, model);
    return key;
  }

  /** Gives the value to an instance of the process, and lets it use it. */
  ProcessInstance use(String key, Use use, Object value) {
    return use(instance(key).processDefinitionWithoutTenantId(), use, value);
  }

  /** As above, in a process of the tenant. */
  ProcessInstance useInTenant(String key, Use use, Object value) {
    return use(instance(key).processDefinitionTenantId(TENANT), use, value);
  }

  private ProcessInstantiationBuilder instance(String key) {
    return azure.engine().getRuntimeService().createProcessInstanceByKey(key);
  }

  private ProcessInstance use(ProcessInstantiationBuilder instance, Use use, Object value) {
    ProcessInstance started = instance.setVariable(use.variable(), value).execute();
    azure.executeJobs();
    return started;
  }
}
