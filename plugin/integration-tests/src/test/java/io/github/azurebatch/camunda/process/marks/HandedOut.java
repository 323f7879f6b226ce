package io.github.azurebatch.camunda.process.marks;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;

import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.jspecify.annotations.Nullable;

/** What activities hand out to processes, and what other processes do with it. */
record HandedOut(AzureBatchExtension azure, String jobId) {

  static final String TENANT = "tenant";

  /** An activity that believes the value of a variable. */
  record Use(String variable, String bean, Map<String, String> inputs) {

    ServiceTaskBuilder appendTo(ServiceTaskBuilder task) {
      ServiceTaskBuilder use = task.camundaDelegateExpression("${" + bean + "}");
      inputs.forEach(use::camundaInputParameter);
      return use;
    }

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
        new Use("outputContainer", "azureBatchIssueSas", Map.of()),
        new Use("outputContainer", "azureBatchReadOutputs", Map.of()),
        new Use("outputContainer", "azureBatchIssueSas", Map.of("container", "${outputContainer}")),
        new Use("containerSas", "azureBatchSubmitTask", with("outputFiles", "a.txt")),
        new Use("containerSas", "azureBatchSubmitTask", with("outputFiles", "a.txt", "sas")),
        new Use("batchJob", "azureBatchCleanUp", Map.of("deleteJob", "true")),
        new Use("batchJob", "azureBatchCleanUp", Map.of("jobId", "${batchJob}")),
        new Use("batchTask", "azureBatchAwaitOutputs", Map.of()),
        new Use("batchTask", "azureBatchCleanUp", Map.of("task", "${batchTask}")),
        new Use("batchTask", "azureBatchReadOutputs", Map.of("task", "${batchTask}")),
        new Use("batchTasks", "azureBatchAwaitOutputs", Map.of()),
        new Use("batchTasks", "azureBatchCleanUp", Map.of("task", "${batchTasks}")),
        new Use("batchTasks", "azureBatchReadOutputs", Map.of("task", "${batchTasks}")),
        new Use("reference", "azureBatchReadOutputs", Map.of("task", "${reference}")),
        new Use("file", "azureBatchSubmitTask", with("resourceFiles", "${file}")),
        new Use("file", "azureBatchCleanUp", Map.of("jobId", jobId, "files", "${file}")));
  }

  private Map<String, String> with(String name, String value, String... variables) {
    Map<String, String> inputs = new HashMap<>(Map.of("jobId", jobId, "commandLine", "scripted"));
    inputs.put(name, value);
    if (variables.length > 0) {
      inputs.put(variables[0], "${containerSas}");
    }
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
    BpmnModelInstance model =
        use.appendTo(
                Bpmn.createExecutableProcess(key)
                    .startEvent()
                    // not every activity is asynchronous by itself, and fails in a Camunda job
                    .camundaAsyncAfter()
                    .serviceTask("use"))
            .endEvent()
            .done();
    azure.deploy(model);
    azure
        .engine()
        .getRepositoryService()
        .createDeployment()
        .tenantId(TENANT)
        .addModelInstance("process.bpmn", model)
        .deploy();
    return key;
  }

  /** Gives the value to an instance of the process, and lets it use it. */
  ProcessInstance use(String key, Use use, Object value) {
    ProcessInstance instance =
        azure
            .engine()
            .getRuntimeService()
            .createProcessInstanceByKey(key)
            .processDefinitionWithoutTenantId()
            .setVariable(use.variable(), value)
            .execute();
    azure.executeJobs();
    return instance;
  }

  /** As above, in a process of the tenant. */
  ProcessInstance useInTenant(String key, Use use, Object value) {
    ProcessInstance instance =
        azure
            .engine()
            .getRuntimeService()
            .createProcessInstanceByKey(key)
            .processDefinitionTenantId(TENANT)
            .setVariable(use.variable(), value)
            .execute();
    azure.executeJobs();
    return instance;
  }
}
