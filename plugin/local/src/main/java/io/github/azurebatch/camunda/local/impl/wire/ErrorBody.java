package io.github.azurebatch.camunda.local.impl.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.time.Instant;
import java.util.Map;

/** The error object, as recorded: alike in an answer and in the result of adding a task. */
public final class ErrorBody {

  private static final String METADATA =
      "/$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element";

  private ErrorBody() {}

  public static ObjectNode of(ServiceException refusal, String requestId, Instant time) {
    return of(refusal.code().code(), refusal.code().message(), refusal.values(), requestId, time);
  }

  public static ObjectNode of(
      String code, String message, Map<String, String> values, String requestId, Instant time) {
    String full = message + "\nRequestId:" + requestId + "\nTime:" + WireTime.error(time);
    ObjectNode error = Json.object().put("code", code);
    error.putObject("message").put("lang", "en-US").put("value", full);
    if (!values.isEmpty()) {
      ArrayNode entries = error.putArray("values");
      values.forEach((key, value) -> entries.addObject().put("key", key).put("value", value));
    }
    return error;
  }

  /** As the body of an answer. */
  public static ObjectNode answer(String baseUrl, ObjectNode error) {
    ObjectNode body = Json.object().put("odata.metadata", baseUrl + METADATA);
    body.setAll(error);
    return body;
  }
}
