package io.github.azurebatch.camunda.process.faults;

import static io.github.azurebatch.camunda.local.Operation.FILE_GET;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the fault of a list or of a whole job says of its reason. */
class ListDiagnosisTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final TaskLists lists = TaskLists.inNewJob();

  @Test
  void showsTheEndsOfTheLogsOfTheFirstThreeFailedTasks() {
    azure.script(forTask("list-*").exitCode(3).stderr("no disk"));
    azure.script(forTask("list-1"));
    azure.script(forTask("list-3").exitCode(4).stderr("no memory").stdout("working"));

    ProcessInstance instance = caught(6, "../std*.txt", UnaryOperator.identity());

    List<Map<String, Object>> logs = logs(instance);
    assertThat(logs)
        .extracting(log -> log.get("taskId"))
        .containsExactly("list-2", "list-3", "list-4");
    assertThat(logs.get(1)).containsEntry("stderr", "no memory").containsEntry("stdout", "working");
    assertThat(azure.batch().calls().count(FILE_GET)).isEqualTo(6);
  }

  @Test
  void showsNoMoreOfAllLogsThanOfOne() {
    azure.script(forTask("list-*").exitCode(3).stderr("x".repeat(9000)).stdout("y".repeat(9000)));

    ProcessInstance instance = caught(5, "../std*.txt", UnaryOperator.identity());

    int size =
        logs(instance).stream()
            .flatMap(log -> List.of("stdout", "stderr").stream().map(log::get))
            .mapToInt(text -> String.valueOf(text).replace("[...] ", "").length())
            .sum();
    assertThat(size).isBetween(1000, 4096);
  }

  @Test
  void readsThemFromTheNodeWhereTheirPathsCannotBeTold() {
    azure.script(forTask("list-*").exitCode(3).stderr("no disk"));

    ProcessInstance instance = caught(2, "../std*.txt -> logs/{item}", UnaryOperator.identity());

    assertThat(logs(instance))
        .allSatisfy(
            log ->
                assertThat(log)
                    .containsEntry("stderr", "no disk")
                    .containsEntry("logsFrom", "node"));
  }

  @Test
  void showsThemInTheDetailsOfTheIncidentAndNotInTheOutputs() {
    azure.script(forTask("list-*").exitCode(3).stderr("no disk"));
    azure.deploy(awaiting(2, "../std*.txt", UnaryOperator.identity()).endEvent("done").done());

    ProcessInstance instance = engines.run();

    assertThat(engines.errorDetails())
        .contains("exit code 3", "=== list-1\n", "--- stderr.txt\nno disk\n", "=== list-2\n")
        .doesNotContain("\"stderr\"");
    assertThat(azure.variable(instance, "outputs").toString()).doesNotContain("no disk");
  }

  @Test
  void showsThoseOfATaskOfAWholeJob() {
    azure.script(forTask("list-*").exitCode(3).stderr("no disk"));

    ProcessInstance instance =
        caught(
            2,
            "../std*.txt",
            await ->
                await
                    .camundaInputParameter("await", "job")
                    .camundaInputParameter("jobId", lists.jobId()));

    assertThat(logs(instance))
        .hasSize(2)
        .allSatisfy(log -> assertThat(log).containsEntry("stderr", "no disk"));
    assertThat(azure.batch().calls().count(FILE_GET)).isEqualTo(4);
  }

  @Test
  void showsThoseOfATaskThatLeftNothingForWhatIsRequired() {
    azure.script(forTask("list-*").stdout("nothing to do"));

    ProcessInstance instance = caught(1, "output.txt | required", UnaryOperator.identity());

    assertThat(logs(instance).get(0)).containsEntry("stdout", "nothing to do");
  }

  private ProcessInstance caught(
      int items, String outputFiles, UnaryOperator<ServiceTaskBuilder> await) {
    azure.deploy(
        awaiting(items, outputFiles, await)
            .boundaryEvent("error")
            .error()
            .endEvent("caught")
            .done());
    ProcessInstance instance = engines.run();
    assertThat(instance).isEnded().hasPassed("caught");
    return instance;
  }

  private ServiceTaskBuilder awaiting(
      int items, String outputFiles, UnaryOperator<ServiceTaskBuilder> await) {
    return TaskLists.await(
        lists.submit(items, outputFiles).camundaInputParameter("taskId", "list"), await);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> logs(ProcessInstance instance) {
    return (List<Map<String, Object>>)
        Objects.requireNonNull(azure.variable(instance, "batchError").get("logs"));
  }
}
