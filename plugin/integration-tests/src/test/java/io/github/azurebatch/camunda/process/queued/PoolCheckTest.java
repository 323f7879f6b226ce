package io.github.azurebatch.camunda.process.queued;

import static io.github.azurebatch.camunda.local.Operation.POOL_GET;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoolCheckTest {

  private static final String IDENTITY =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/writer";

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.trustingUnmarkedValues());

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void writesOutput() {
    azure.script(forTask("*").file("output.txt", "x"));
  }

  @Test
  void refusesAPoolWithoutVirtualMachineConfiguration() {
    azure.batch().pools().add(PoolSettings.cloudService("old-kind"));

    assertThat(refusal("check-kind", "old-kind", "output.txt"))
        .contains("'submit'", "'outputFiles'", "'old-kind'", "virtual machine configuration");
  }

  @Test
  void refusesAPoolThatIsTooOld() {
    azure
        .batch()
        .pools()
        .add(PoolSettings.linux("too-old").createdAt(Instant.parse("2018-01-31T23:00:00Z")));

    assertThat(refusal("check-age", "too-old", "output.txt"))
        .contains("'too-old'", "2018-01-31", "1 February 2018");
  }

  @Test
  void showsTheRightPatternForLinux() {
    assertThat(refusal("check-separator", "local", "..\\std*.txt"))
        .contains("'..\\std*.txt'", "Linux", "write '../std*.txt'");
  }

  @Test
  void takesBothSeparatorsOnWindows() {
    azure.batch().pools().add(PoolSettings.windows("windows"));

    ProcessInstance instance = run("check-windows", "windows", "../std*.txt\nout\\*.txt");

    assertThat(instance).isEnded();
  }

  @Test
  void refusesAnIdentityThatThePoolDoesNotHave() {
    assertThat(refusal("check-identity", "local", "output.txt | identity=" + IDENTITY))
        .contains("'output.txt'", IDENTITY, "'local'", "it has none");
  }

  @Test
  void uploadsWithAnIdentityOfThePool() {
    azure.batch().pools().add(PoolSettings.linux("with-identity").identity(IDENTITY));
    String other = IDENTITY.replace("resourceGroups", "resourcegroups");

    ProcessInstance instance =
        run("check-uploads", "with-identity", "output.txt | required | identity=" + other);

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
    assertThat(new SentTasks(azure).task(instance).outputFiles().get(0).destination().container())
        .satisfies(sent -> assertThat(sent.containerUrl()).doesNotContain("?"));
  }

  @Test
  void submitsWhereThePoolMayNotBeRead() {
    azure.batch().faults().next(1, POOL_GET).answer(403, "AuthorizationFailure");

    ProcessInstance instance = run("check-forbidden", "local", "output.txt");

    assertThat(instance).isEnded();
    assertThat(azure.batch().calls().count(POOL_GET)).isEqualTo(1);
  }

  @Test
  void asksOncePerJobAndThenSubmitsWithOneCall() {
    azure.deploy(Models.createJob("check-once", "local").endEvent().done());
    engines.run();
    azure.deploy(submitOnly("check-once"));
    long before = azure.batch().calls().total();

    submit(1);
    assertThat(azure.batch().calls().total() - before).as("job, pool and task").isEqualTo(3);
    submit(3);
    assertThat(azure.batch().calls().total() - before).as("three tasks more").isEqualTo(6);
    azure.advance(Duration.ofMinutes(6));
    submit(1);
    assertThat(azure.batch().calls().total() - before).as("looked again").isEqualTo(9);
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(5);
  }

  private static void submit(int times) {
    for (int i = 0; i < times; i++) {
      azure.start(Models.KEY, Map.of());
    }
    azure.executeJobs();
  }

  private static BpmnModelInstance submitOnly(String jobId) {
    return Bpmn.createExecutableProcess(Models.KEY)
        .startEvent()
        .serviceTask("submit")
        .camundaDelegateExpression("${azureBatchSubmitTask}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("commandLine", "scripted")
        .camundaInputParameter(
            "sas",
            "{\"account\":\"default\",\"container\":\"outputs\",\"permissions\":\"w\",\"lifetime\":\"P1D\"}")
        .camundaInputParameter("outputFiles", "output.txt")
        .endEvent()
        .done();
  }

  @Test
  void looksAgainBeforeItComplains() {
    assertThat(refusal("check-again", "local", "output.txt | identity=" + IDENTITY)).isNotEmpty();
    azure.batch().pools().pool("local").remove();
    azure.batch().pools().add(PoolSettings.linux("local").identity(IDENTITY));

    ProcessInstance instance = run("check-again", "local", "output.txt | identity=" + IDENTITY);

    assertThat(instance).isEnded();
  }

  private String refusal(String jobId, String poolId, String outputFiles) {
    ProcessInstance instance = run(jobId, poolId, outputFiles);
    assertThat(azure.batch().calls().count(TASK_ADD)).isZero();
    return engines.onlyIncident(instance).getIncidentMessage();
  }

  private ProcessInstance run(String jobId, String poolId, String outputFiles) {
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(Models.prepare(jobId, poolId), sas -> sas),
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", outputFiles),
                UnaryOperator.identity())
            .endEvent()
            .done());
    ProcessInstance instance = engines.run();
    return instance;
  }
}
