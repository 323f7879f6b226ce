package io.github.azurebatch.camunda.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results as a JSON file: a list of objects. */
public record ResultsFile(Path path) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public void write(List<Result> results) {
    ArrayNode list = MAPPER.createArrayNode();
    results.forEach(result -> list.add(node(result)));
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(
          path, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(list) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("The results could not be written to " + path, e);
    }
  }

  public List<Result> read() {
    try {
      List<Result> results = new ArrayList<>();
      MAPPER.readTree(path.toFile()).forEach(node -> results.add(result(node)));
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException("The results could not be read from " + path, e);
    }
  }

  private static ObjectNode node(Result result) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("name", result.name())
            .put("value", result.value())
            .put("unit", result.unit());
    ObjectNode baselines = node.putObject("baselines");
    result.baselines().forEach(baselines::put);
    return node.put("bar", result.bar().wholeText())
        .put("exact", result.bar().isExact())
        .put("met", result.isMet())
        .put("form", result.form().text());
  }

  private static Result result(JsonNode node) {
    Map<String, Double> baselines = new LinkedHashMap<>();
    node.path("baselines")
        .properties()
        .forEach(baseline -> baselines.put(baseline.getKey(), baseline.getValue().asDouble()));
    return new Result(
        node.path("name").asText(),
        node.path("value").asDouble(),
        node.path("unit").asText(),
        baselines,
        Bar.parse(node.path("bar").asText(), node.path("exact").asBoolean()),
        Form.parse(node.path("form").asText()));
  }
}
