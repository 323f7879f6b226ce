package io.github.azurebatch.camunda.impl.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tree of Jackson as Java's data, whose elements may be trees again. */
final class JsonNodes {

  private JsonNodes() {}

  static @Nullable Object plainer(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> fields(node);
      case ARRAY -> node.iterator();
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.numberValue();
      case NULL, MISSING -> null;
      case POJO -> ((POJONode) node).getPojo();
      case BINARY -> bytes(node);
    };
  }

  private static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return node.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes need no decoding", e);
    }
  }
}
