package io.github.azurebatch.camunda.check.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.model.ModelFinding;
import io.github.azurebatch.camunda.model.ModelFinding.Rule;
import java.io.PrintWriter;

/** SARIF 2.1.0, the exchange format of static analysis: one run with all files. */
final class SarifReport {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private SarifReport() {}

  static void write(Results results, PrintWriter out) {
    ObjectNode log = MAPPER.createObjectNode();
    log.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    tool(run.putObject("tool").putObject("driver"));
    run.putArray("invocations").addObject().put("executionSuccessful", !results.hasUnreadable());
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode found = run.putArray("results");
    for (CheckedFile file : results.files()) {
      file.findings().forEach(finding -> result(found.addObject(), file, finding));
    }
    try {
      out.println(MAPPER.writeValueAsString(log));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void tool(ObjectNode driver) {
    driver.put("name", Tool.NAME).put("version", Tool.version());
    ArrayNode rules = driver.putArray("rules");
    for (Rule rule : Rule.values()) {
      ObjectNode node = rules.addObject();
      node.put("id", Rules.id(rule)).put("name", Rules.name(rule));
      node.putObject("shortDescription").put("text", Rules.title(rule));
      node.putObject("fullDescription").put("text", Rules.description(rule));
      node.putObject("defaultConfiguration").put("level", "error");
    }
  }

  private static void result(ObjectNode result, CheckedFile file, ModelFinding finding) {
    result
        .put("ruleId", Rules.id(finding.rule()))
        .put("ruleIndex", finding.rule().ordinal())
        .put("level", finding.isMistake() ? "error" : "warning");
    result.putObject("message").put("text", finding.message());
    ObjectNode location = result.putArray("locations").addObject();
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", file.uri());
    if (finding.line() > 0) {
      ObjectNode region = physical.putObject("region").put("startLine", finding.line());
      if (finding.column() > 0) {
        region.put("startColumn", finding.column());
      }
    }
    if (finding.elementId() != null) {
      location
          .putArray("logicalLocations")
          .addObject()
          .put("name", finding.elementId())
          .put("kind", "element");
    }
  }
}
