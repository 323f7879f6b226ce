package io.github.azurebatch.camunda.local.impl.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.io.IOException;

/** The service's JSON. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          // a parser's message must not quote a body that may hold a signature
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The object in a request body; an empty body is an empty object. */
  public static ObjectNode read(byte[] body) {
    if (body.length == 0) {
      return object();
    }
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw ServiceException.invalidBody(e.getOriginalMessage());
    } catch (IOException e) {
      throw ServiceException.invalidBody("not readable");
    }
    throw ServiceException.invalidBody("a JSON object is expected");
  }

  public static byte[] write(JsonNode node) throws JsonProcessingException {
    return MAPPER.writeValueAsBytes(node);
  }
}
