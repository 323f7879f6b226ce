package io.github.azurebatch.camunda.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.RawAnswer;
import io.github.azurebatch.camunda.RawServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The answers of Azure Batch. */
final class JsonWire implements Wire {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public RawAnswer refusal(int status, String quoted) {
    String body =
        "{\"code\":\"Code%d\",\"message\":{\"lang\":\"en-US\",\"value\":\"Refused %s\"}}"
            .formatted(status, quoted);
    return new RawAnswer(
            "HTTP/1.1 " + status + " Refused",
            List.of("Content-Type: application/json", "Connection: close"),
            new byte[0])
        .text(body);
  }

  @Override
  public RawAnswer changed(NetworkFault fault, RawServer.Request request, RawAnswer answer) {
    if (!answer.text().startsWith("{")) {
      return fault == NetworkFault.EMPTY_BODY ? answer.text("") : answer;
    }
    ObjectNode body = read(answer.text());
    switch (fault) {
      case EMPTY_BODY -> {
        return answer.text("");
      }
      case NO_FIELDS -> body.removeAll();
      case MISSING_FIELDS -> body.path("value").forEach(item -> ((ObjectNode) item).removeAll());
      case UNKNOWN_FIELDS -> addUnknown(body);
      case ENDLESS_LISTING -> body.put("odata.nextLink", url(request));
      default -> throw new IllegalArgumentException(fault.toString());
    }
    return answer.text(body.toString());
  }

  @Override
  public Set<String> fields(RawAnswer answer) {
    Set<String> fields = new TreeSet<>();
    if (answer.text().startsWith("{")) {
      addFields("", read(answer.text()), fields);
    }
    return fields;
  }

  private static void addFields(String path, JsonNode node, Set<String> fields) {
    if (node.isArray()) {
      node.forEach(item -> addFields(path, item, fields));
    }
    node.properties()
        .forEach(
            field -> {
              fields.add(path + "/" + field.getKey());
              addFields(path + "/" + field.getKey(), field.getValue(), fields);
            });
  }

  @Override
  public RawAnswer without(String field, RawAnswer answer) {
    if (!answer.text().startsWith("{")) {
      return answer;
    }
    ObjectNode body = read(answer.text());
    remove("", body, field);
    return answer.text(body.toString());
  }

  private static void remove(String path, JsonNode node, String field) {
    if (node.isArray()) {
      node.forEach(item -> remove(path, item, field));
    }
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(each -> remove(path + "/" + each.getKey(), each.getValue(), field));
      if (field.startsWith(path + "/")) {
        object.remove(field.substring(path.length() + 1));
      }
    }
  }

  private static ObjectNode read(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addUnknown(JsonNode node) {
    node.forEach(JsonWire::addUnknown);
    if (node instanceof ObjectNode object) {
      object.putObject("unknownField").putArray("values").add(1).addObject();
    }
  }

  private static String url(RawServer.Request request) {
    String host =
        request.headers().stream().filter(header -> header.startsWith("Host: ")).findFirst().get();
    return "http://" + host.substring("Host: ".length()) + request.target();
  }
}
