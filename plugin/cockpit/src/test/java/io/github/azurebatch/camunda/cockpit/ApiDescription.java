package io.github.azurebatch.camunda.cockpit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The description of the resources that is in the jar.
 *
 * @param document in the form of OpenAPI 3.1
 */
record ApiDescription(JsonNode document) {

  static ApiDescription read() {
    try (InputStream json = ApiDescription.class.getResourceAsStream("openapi.json")) {
      return new ApiDescription(new ObjectMapper().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the parameters in the query, by method and path. */
  Map<String, Set<String>> operations() {
    Map<String, Set<String>> operations = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                parameters(operation.getValue()))));
    return operations;
  }

  private static Set<String> parameters(JsonNode operation) {
    return new TreeSet<>(
        StreamSupport.stream(operation.path("parameters").spliterator(), false)
            .filter(it -> it.path("in").asText().equals("query"))
            .map(it -> it.path("name").asText())
            .toList());
  }

  List<String> operationsOnWaits() {
    return StreamSupport.stream(
            document
                .at("/paths/~1waits~1{id}~1{operation}/post/parameters/1/schema/enum")
                .spliterator(),
            false)
        .map(JsonNode::asText)
        .toList();
  }

  /** What in an answer is not as its description says. */
  List<String> mistakes(String path, JsonNode answer) {
    ObjectNode schema =
        document
            .path("paths")
            .path(path)
            .at("/get/responses/200/content/application~1json/schema")
            .deepCopy();
    schema.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(schema)
        .validate(answer)
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }
}
