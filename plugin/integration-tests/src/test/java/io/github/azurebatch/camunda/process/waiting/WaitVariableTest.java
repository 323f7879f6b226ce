package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The local variable that says what an activity waits for. */
@OnEveryDatabase
class WaitVariableTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final int LONGEST_TEXT = 2000;

  /** Instants differ in length by their fractions. */
  private static final int SPARE = 12;

  private final Engines engines = new Engines(azure);

  @Test
  void isATextWhereThatIsLongEnough() {
    assertKeptAs("string", start("output.txt"));
  }

  @Test
  void isAnObjectWhereItIsLongerThanATextMayBe() {
    String many =
        IntStream.range(0, 20).mapToObj("file-%d.txt\n"::formatted).collect(Collectors.joining());

    assertKeptAs("object", start(many + "output.txt"));
  }

  @Test
  void isAnObjectWhereADatabaseMightNotTakeItsCharacters() {
    assertKeptAs("object", start("übersicht-\uD83D\uDCC8.txt\noutput.txt"));
  }

  @Test
  void becomesAnObjectWhenItsFaultIsKeptAndTheTextWouldGetTooLong() {
    int room = LONGEST_TEXT - SPARE - engines.waitOf(start(".txt\noutput.txt")).length();
    azure.runToRest();
    // a pattern is in it twice, as such and as a path
    ProcessInstance instance = start("x".repeat(room / 2) + ".txt\noutput.txt", 3);
    assertThat(typeOf(instance)).isEqualTo("string");

    azure.runToRest();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 3");
    assertThat(typeOf(instance)).isEqualTo("object");

    azure.script(forTask("*").file("output.txt", "x"));
    engines.retryTheWait();
    azure.poll();
    assertEndsWell(instance);
  }

  private ProcessInstance start(String outputFiles) {
    return start(outputFiles, 0);
  }

  private ProcessInstance start(String outputFiles, int exitCode) {
    azure.deploy(Models.work("scripted", outputFiles));
    azure.script(forTask("*").file("output.txt", "x").exitCode(exitCode));
    return engines.start(Map.of());
  }

  private static String typeOf(ProcessInstance instance) {
    return azure
        .engine()
        .getRuntimeService()
        .createVariableInstanceQuery()
        .processInstanceIdIn(instance.getId())
        .variableName("azureBatchWait")
        .singleResult()
        .getTypeName();
  }

  private static void assertKeptAs(String type, ProcessInstance instance) {
    assertThat(typeOf(instance)).isEqualTo(type);
    assertEndsWell(instance);
  }

  private static void assertEndsWell(ProcessInstance instance) {
    azure.runToRest();
    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
  }
}
