package io.github.azurebatch.camunda.process.outputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.model.AzureBatchBeans;
import io.github.azurebatch.camunda.model.AzureBatchErrors;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.variable.BatchError;
import io.github.azurebatch.camunda.variable.BatchTask;
import io.github.azurebatch.camunda.variable.BatchTasks;
import io.github.azurebatch.camunda.variable.OutputBlob;
import io.github.azurebatch.camunda.variable.Outputs;
import io.github.azurebatch.camunda.variable.TaskCounts;
import io.github.azurebatch.camunda.variable.TaskFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Java code sees of the variables that the activities set. */
class TypedViewsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final String ALL_STREAMS = "../std*.txt | kind=TaskLog";

  private static final List<Object> seen = new ArrayList<>();

  /** Reads what the steps before it left. */
  public static final class Reader implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
      Outputs outputs = Outputs.of(execution, "report");
      OutputBlob file = outputs.file("report.json");
      seen.add(BatchTask.of(execution).taskId());
      seen.add(outputs.taskId().orElseThrow());
      seen.add(outputs.content("report.json"));
      seen.add(
          new String(
              azure.plugin().outputs().storage().read(file.container(), file.name(), 100),
              StandardCharsets.UTF_8));
      seen.add(catchThrowable(() -> Outputs.of(execution)));
    }
  }

  @BeforeEach
  void clear() {
    seen.clear();
  }

  @Test
  void aDelegateReadsTheOutputsOfTheTaskBeforeIt() {
    azure.script(forTask("*").file("report.json", "{\"total\": 42}"));
    azure.deploy(
        run(Models.createJob(Models.JOB_ID, "local"), "report.json")
            .camundaInputParameter(AzureBatchInputs.TASK_ID, "write")
            .camundaInputParameter(AzureBatchInputs.INLINE, "report.json")
            .camundaInputParameter(AzureBatchInputs.RESULT_VARIABLE, "report")
            .serviceTask("read")
            .camundaClass(Reader.class.getName())
            .endEvent("done")
            .done());

    azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(seen)
        .startsWith("write", "write", Map.of("total", 42), "{\"total\": 42}")
        .hasSize(5)
        .last()
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            missing ->
                assertThat(missing)
                    .hasMessageContaining("There is no variable 'outputs'; the execution sees")
                    .hasMessageContaining("report"));
  }

  @Test
  void aClientReadsWhyATaskFailed() {
    azure.script(forTask("*").exitCode(3).stderr("disk full"));
    azure.deploy(
        run(Models.createJob(Models.JOB_ID, "local"), ALL_STREAMS)
            .boundaryEvent("failed")
            .error(AzureBatchErrors.TASK_FAILED)
            .userTask("correct")
            .endEvent()
            .done());

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    BatchError error = BatchError.from(variable(instance, AzureBatchVariables.BATCH_ERROR));
    assertThat(error.error()).isEqualTo(AzureBatchErrors.TASK_FAILED);
    assertThat(error.exitCode()).hasValue(3);
    assertThat(error.stderr()).contains("disk full");
    assertThat(error.logsFrom()).contains("node");
    assertThat(error.taskId()).isEqualTo(outputs(instance).taskId());
    assertThat(outputs(instance).result()).contains("failure");
    assertThat(outputs(instance).endTime()).isPresent();
  }

  @Test
  void aClientReadsHowTheTasksOfAListEnded() {
    azure.script(forTask("*"));
    azure.script(forTask("count-2").exitCode(1));
    azure.deploy(
        Models.createJob(Models.JOB_ID, "local")
            .serviceTask("submit")
            .camundaDelegateExpression(expression(AzureBatchBeans.SUBMIT_TASKS))
            .camundaInputParameter(AzureBatchInputs.JOB_ID, Models.JOB_ID)
            .camundaInputParameter(AzureBatchInputs.TASK_ID, "count")
            .camundaInputParameter(AzureBatchInputs.COMMAND_LINE, "scripted")
            .camundaInputParameter(AzureBatchInputs.ITEMS, "3")
            .serviceTask("await")
            .camundaDelegateExpression(expression(AzureBatchBeans.AWAIT_OUTPUTS))
            .camundaInputParameter(AzureBatchInputs.ALLOWED_FAILURES, "1")
            .userTask()
            .endEvent()
            .done());

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(outputs(instance).tasks()).contains(new TaskCounts(3, 2, 1, 0, 0, 0));
    assertThat(outputs(instance).failures())
        .extracting(TaskFailure::taskId, TaskFailure::index)
        .containsExactly(tuple("count-2", 2));
    BatchTasks tasks = BatchTasks.from(variable(instance, AzureBatchVariables.BATCH_TASKS));
    assertThat(tasks.taskId(2)).isEqualTo("count-2");
    assertThat(tasks.lastSubmitted()).isPresent();
  }

  private static ServiceTaskBuilder run(ServiceTaskBuilder before, String outputFiles) {
    return before
        .serviceTask("run")
        .camundaDelegateExpression(expression(AzureBatchBeans.RUN_TASK))
        .camundaInputParameter(AzureBatchInputs.JOB_ID, Models.JOB_ID)
        .camundaInputParameter(AzureBatchInputs.COMMAND_LINE, "scripted")
        .camundaInputParameter(AzureBatchInputs.OUTPUT_FILES, outputFiles);
  }

  private static String expression(String bean) {
    return "${" + bean + "}";
  }

  private static Outputs outputs(ProcessInstance instance) {
    return Outputs.from(variable(instance, AzureBatchVariables.OUTPUTS));
  }

  private static Object variable(ProcessInstance instance, String name) {
    return azure.engine().getRuntimeService().getVariable(instance.getId(), name);
  }
}
