package io.github.azurebatch.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.model.ModelFinding;
import io.github.azurebatch.camunda.model.ModelFinding.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureBatchModelCheckTest {

  private static final AzureBatchModelCheck CHECK = new AzureBatchModelCheck();

  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="here">
        <bpmn:process id="process" isExecutable="true"%s>
          <bpmn:startEvent id="Start">%s</bpmn:startEvent>
      %s
        </bpmn:process>
      </bpmn:definitions>
      """;

  private static final String CLEAN_UP =
      """
      <bpmn:serviceTask id="CleanUp"
          camunda:delegateExpression="${azureBatchCleanUp}">
        <bpmn:extensionElements>
          <camunda:inputOutput>
            <camunda:inputParameter name="%s">%s</camunda:inputParameter>
          </camunda:inputOutput>
        </bpmn:extensionElements>
      </bpmn:serviceTask>
      """;

  private static List<ModelFinding> findings(String elements) {
    return check(CHECK, MODEL.formatted(timeToLive("P1D"), "", elements));
  }

  private static List<ModelFinding> check(AzureBatchModelCheck check, String model) {
    return check.check("model.bpmn", model.getBytes(StandardCharsets.UTF_8));
  }

  private static String timeToLive(String period) {
    return " camunda:historyTimeToLive=\"" + period + "\"";
  }

  private static String service(String id, String delegateExpression) {
    return "<bpmn:serviceTask id=\"%s\" camunda:delegateExpression=\"%s\" />"
        .formatted(id, delegateExpression);
  }

  @Test
  void findsNothingInAModelThatCanBeDeployed() {
    assertThat(findings(CLEAN_UP.formatted("jobId", "${job}"))).isEmpty();
  }

  @Test
  void aByteOrderMarkIsNoPartOfAText() {
    assertThat(findings(CLEAN_UP.formatted("jobId", "\uFEFFnightly"))).isEmpty();
  }

  @Test
  void findsMistakesOfTheEngineAndOfThePluginAllAtOnceAndInTheirOrder() {
    String elements =
        String.join(
            "\n",
            service("Misspelt", "${azureBatchRunTsk}"),
            "<bpmn:serviceTask id=\"Nothing\" />",
            service("Empty", "${azureBatchCreateJob}"),
            CLEAN_UP.formatted("deleteJobs", "true"));

    assertThat(findings(elements))
        .extracting(ModelFinding::line, ModelFinding::elementId, ModelFinding::rule)
        .satisfies(
            found ->
                assertThat(found.stream().map(tuple -> tuple.toList()).distinct())
                    .containsExactly(
                        List.of(6, "Misspelt", Rule.AZURE_BATCH),
                        List.of(7, "Nothing", Rule.BPMN),
                        List.of(8, "Empty", Rule.AZURE_BATCH),
                        List.of(13, "CleanUp", Rule.AZURE_BATCH)));
  }

  @Test
  void saysWhereATagBeginsThatHasSeveralLines() {
    String elements =
        """
        <bpmn:serviceTask
            id="Nothing"
            name="a > b"
            />
        """;

    assertThat(findings("   " + elements).toString()).startsWith("[6:4: error: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void countsLinesOfAnySystem(String lineEnd) {
    String model = MODEL.formatted(timeToLive("P1D"), "", service("Empty", "${azureBatchRunTask}"));

    assertThat(check(CHECK, model.replace("\n", lineEnd)))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.line()).isEqualTo(6))
        .allSatisfy(found -> assertThat(found.column()).isEqualTo(1));
  }

  @Test
  void findsTheExpressionThatTheEngineCannotRead() {
    String elements =
        """
        <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="End">
          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${a b}</bpmn:conditionExpression>
        </bpmn:sequenceFlow>
        <bpmn:endEvent id="End" />
        """;

    assertThat(findings(elements))
        .singleElement()
        .hasToString(
            "7:3: error: Error parsing '${a b}': syntax error at position 4, encountered 'b',"
                + " expected '}' [Flow]");
  }

  @Test
  void resolvesNoExpression() {
    assertThat(findings(service("Other", "${noSuchBean.delegate()}"))).isEmpty();
  }

  @Test
  void findsElementsThatBpmnDoesNotHave() {
    assertThat(findings("<bpmn:robotTask id=\"Robot\" />"))
        .singleElement()
        .satisfies(found -> assertThat(found.line()).isEqualTo(6))
        .satisfies(found -> assertThat(found.message()).contains("robotTask"));
  }

  @ParameterizedTest
  @CsvSource({"timeCycle, every day", "timeDate, tomorrow", "timeDuration, an hour"})
  void findsATimeThatStartsProcessesAndCannotBeRead(String kind, String text) {
    String timer =
        "<bpmn:timerEventDefinition><bpmn:%1$s>%2$s</bpmn:%1$s></bpmn:timerEventDefinition>"
            .formatted(kind, text);

    assertThat(check(CHECK, MODEL.formatted(timeToLive("P1D"), timer, "")))
        .singleElement()
        .satisfies(found -> assertThat(found.elementId()).isEqualTo("Start"))
        .satisfies(found -> assertThat(found.message()).contains("'" + text + "'"));
  }

  @Test
  void findsAProcessWithoutAKey() {
    String model = MODEL.formatted(timeToLive("P1D"), "", "").replace(" id=\"process\"", "");

    assertThat(check(CHECK, model))
        .singleElement()
        .hasToString("4:3: error: the process has no id, which is its key");
  }

  @Test
  void saysWhatIsMostOftenWrongWhereTheEngineFails() {
    assertThat(findings("<bpmn:boundaryEvent id=\"Lost\" />"))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.message()).isNotEqualTo("null"))
        .anySatisfy(
            found ->
                assertThat(found.message()).startsWith("the process engine fails at this model"));
  }

  @Test
  void leavesATimeAloneThatAnExpressionBrings() {
    String timer =
        "<bpmn:timerEventDefinition><bpmn:timeCycle>${bean.cycle}</bpmn:timeCycle></bpmn:timerEventDefinition>";

    assertThat(check(CHECK, MODEL.formatted(timeToLive("P1D"), timer, ""))).isEmpty();
  }

  @Test
  void requiresATimeToLiveAsTheEngineDoes() {
    String model = MODEL.formatted("", "", "");

    assertThat(check(CHECK, model))
        .singleElement()
        .satisfies(found -> assertThat(found.message()).containsOnlyOnce("ENGINE-12018"))
        .satisfies(found -> assertThat(found.message()).doesNotContain("\n"));
    assertThat(check(CHECK.withHistoryTimeToLive("P180D"), model)).isEmpty();
  }

  @Test
  void refusesATimeToLiveThatTheEngineCannotRead() {
    AzureBatchModelCheck check = CHECK.withHistoryTimeToLive("half a year");

    assertThatThrownBy(() -> check(check, MODEL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'half a year'");
  }

  @Test
  void takesADelegateOfTheApplicationWhoseNameIsLikeThePlugins() {
    String model = MODEL.formatted(timeToLive("P1D"), "", service("Report", "${azureBatchReport}"));

    assertThat(check(CHECK, model)).hasSize(1);
    assertThat(check(CHECK.withDelegate("azureBatchReport"), model)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "<a>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"})
  void saysWhatIsNoXml(String text) {
    assertThat(check(CHECK, text))
        .singleElement()
        .satisfies(found -> assertThat(found.rule()).isEqualTo(Rule.XML))
        .satisfies(found -> assertThat(found.isMistake()).isTrue());
  }

  @Test
  void isSafeForSeveralThreads() {
    String bad = MODEL.formatted(timeToLive("P1D"), "", service("A", "${azureBatchRunTask}"));

    assertThat(
            Stream.generate(() -> bad)
                .limit(50)
                .parallel()
                .map(model -> check(CHECK, model).toString())
                .distinct())
        .hasSize(1);
  }
}
