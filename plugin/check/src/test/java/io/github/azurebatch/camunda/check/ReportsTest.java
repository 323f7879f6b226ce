package io.github.azurebatch.camunda.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What tools read. */
class ReportsTest {

  private static final String SARIF_SCHEMA = "/schema/sarif-schema-2.1.0.json";

  private final Path folder;
  private final Given given;

  ReportsTest(@TempDir Path folder) {
    this.folder = folder;
    this.given = new Given(folder);
  }

  private String report(String... arguments) {
    StringWriter out = new StringWriter();
    List<String> words = new ArrayList<>(List.of("check"));
    words.addAll(List.of(arguments));
    Models.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(words.toArray(String[]::new));
    return out.toString();
  }

  private String report(String format) throws IOException {
    return report(
        "--format=" + format,
        "--fail-on=error",
        given.good("models/good one.bpmn"),
        given.bad("models/v1.0/bad.bpmn"),
        given.doubtful("models/doubtful.bpmn"),
        given.file("models/text.bpmn", "hel\u0001lo"),
        folder.resolve("missing.bpmn").toString());
  }

  @Test
  void inSarifAreValid() throws IOException {
    JsonNode sarif = new ObjectMapper().readTree(report("sarif"));

    try (InputStream schema = getClass().getResourceAsStream(SARIF_SCHEMA)) {
      assertThat(JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema).validate(sarif))
          .isEmpty();
    }
    assertThat(sarif.findValuesAsText("level")).contains("error", "warning");
  }

  @Test
  void inSarifLeadToTheElement() throws IOException {
    JsonNode run = new ObjectMapper().readTree(report("sarif")).at("/runs/0");
    JsonNode first = run.at("/results/0");

    assertThat(run.at("/tool/driver/rules").get(first.get("ruleIndex").asInt()).get("id"))
        .isEqualTo(first.get("ruleId"));
    assertThat(first.get("ruleId").asText()).isEqualTo("azure-batch");
    assertThat(first.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(5);
    assertThat(first.at("/locations/0/physicalLocation/region/startColumn").asInt()).isEqualTo(5);
    assertThat(first.at("/locations/0/logicalLocations/0/name").asText()).isEqualTo("Step");
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
  }

  @Test
  void inSarifNameFilesRelativeToTheWorkingDirectory() throws IOException {
    Given here = new Given(Path.of("target", "given"));

    JsonNode sarif =
        new ObjectMapper().readTree(report("--format=sarif", here.bad("models/bad one.bpmn")));

    assertThat(sarif.findValuesAsText("uri")).containsOnly("target/given/models/bad%20one.bpmn");
  }

  @Test
  void inSarifHaveNoResultsOfGoodModels() throws IOException {
    JsonNode run =
        new ObjectMapper()
            .readTree(report("--format=sarif", given.good("good.bpmn")))
            .at("/runs/0");

    assertThat(run.get("results")).isEmpty();
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
  }

  @Test
  void inJunitHaveASuiteForEachFileAndATestForEachRule() throws Exception {
    Document xml = xml(report("junit"));

    assertThat(elements(xml, "testsuite"))
        .extracting(suite -> Path.of(suite.getAttribute("name")).getFileName().toString())
        .containsExactly("good one.bpmn", "bad.bpmn", "doubtful.bpmn", "text.bpmn", "missing.bpmn");
    assertThat(elements(xml, "testsuite"))
        .extracting(suite -> suite.getAttribute("tests"))
        .containsOnly("3");
    assertThat(elements(xml, "testsuite"))
        .extracting(suite -> suite.getAttribute("failures") + suite.getAttribute("skipped"))
        .containsExactly("00", "10", "00", "12", "12");
    assertThat(elements(xml, "testcase")).hasSize(15);
  }

  @Test
  void inJunitSayAllThatIsWrong() throws Exception {
    Document xml = xml(report("junit"));

    Element failure = elements(xml, "failure").get(0);

    assertThat(failure.getAttribute("type")).isEqualTo("azure-batch");
    assertThat(failure.getAttribute("message")).startsWith("2 mistakes, the first one: ");
    assertThat(failure.getTextContent().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("bad.bpmn:5:5: error: Activity 'Step': "));
    assertThat(elements(xml, "system-out").get(0).getTextContent()).contains(": warning: ");
  }

  @Test
  void inJunitNameClassesSoThatJenkinsShowsFoldersAsPackages() throws Exception {
    Given here = new Given(Path.of("target", "given"));

    Document xml = xml(report("--format=junit", here.good("v1.0/good.bpmn")));

    assertThat(elements(xml, "testcase"))
        .extracting(test -> test.getAttribute("classname"))
        .containsOnly("target.given.v1_0.good");
    assertThat(elements(xml, "testcase"))
        .extracting(test -> test.getAttribute("file"))
        .containsOnly("target/given/v1.0/good.bpmn");
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document xml, String name) {
    NodeList found = xml.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
