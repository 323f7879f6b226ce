package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.azurebatch.camunda.AzureBatchModelCheck;
import io.github.azurebatch.camunda.model.ModelFinding;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The check without an application finds what a deployment finds, in hundreds of broken models. */
class ModelCheckTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final Logger PARSER =
      (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.bpmn.parser");
  private static final Path MODELS = Path.of("..", "..", "bpmn");

  /** What may be missing: an attribute, a line, a text. */
  private static final List<Pattern> PARTS =
      List.of(
          Pattern.compile(" [\\w:]+=\"[^\"]*\""),
          Pattern.compile("\n[^\n]*"),
          Pattern.compile("(?<=>)[^<>\n]+(?=<)"),
          Pattern.compile("\\}"));

  /** The engine of the tests does not enforce a time to live. */
  private final AzureBatchModelCheck check =
      new AzureBatchModelCheck().withHistoryTimeToLive("P30D");

  /** The engine logs each refusal with a stack trace. */
  @BeforeAll
  static void silenceTheParser() {
    PARSER.setLevel(Level.OFF);
  }

  @AfterAll
  static void letTheParserLog() {
    PARSER.setLevel(null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"samples/report.bpmn", "samples/reports.bpmn"})
  void refusesWhatADeploymentRefuses(String model) throws IOException {
    String text = Files.readString(MODELS.resolve(model));
    List<String> refused = new ArrayList<>();
    List<String> different = new ArrayList<>();

    for (String broken : broken(text).toList()) {
      String found = mistakes(broken).toString();
      List<String> said = refusal(broken).map(ModelCheckTest::said).orElse(List.of());
      refused.addAll(said);
      if (said.isEmpty() != found.equals("[]") || !said.stream().allMatch(found::contains)) {
        different.add("deployment: " + said + "\ncheck: " + found + "\n" + broken);
      }
    }

    assertThat(different).isEmpty();
    assertThat(refused).hasSizeGreaterThan(50);
  }

  private static Stream<String> broken(String text) {
    return PARTS.stream()
        .flatMap(part -> part.matcher(text).results())
        .map((MatchResult part) -> text.substring(0, part.start()) + text.substring(part.end()));
  }

  private List<ModelFinding> mistakes(String model) {
    return check.check("model.bpmn", model.getBytes(StandardCharsets.UTF_8)).stream()
        .filter(ModelFinding::isMistake)
        .toList();
  }

  private static Optional<ProcessEngineException> refusal(String model) {
    try {
      azure
          .engine()
          .getRepositoryService()
          .createDeployment()
          .addString("model.bpmn", model)
          .deploy();
      return Optional.empty();
    } catch (ProcessEngineException e) {
      return Optional.of(e);
    }
  }

  /** In one line, as a finding has it. */
  private static List<String> said(ProcessEngineException refusal) {
    return refusal instanceof ParseException parse
        ? parse.getResorceReports().stream()
            .flatMap(report -> report.getErrors().stream())
            .map(Problem::getMessage)
            .map(message -> String.join(" ", message.strip().split("\\s+")))
            .toList()
        : List.of("");
  }
}
