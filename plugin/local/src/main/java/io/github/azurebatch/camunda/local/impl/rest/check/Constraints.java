package io.github.azurebatch.camunda.local.impl.rest.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import io.github.azurebatch.camunda.local.impl.wire.WireDuration;

/** Fills in the constraints as recorded: unlimited times, seven days, the job's retries. */
public final class Constraints {

  private static final String RETENTION = "P7D";
  private static final String RETRIES = "maxTaskRetryCount";

  private Constraints() {}

  public static ObjectNode ofJob(Body given) {
    given.range(RETRIES, -1, Integer.MAX_VALUE);
    return Json.object()
        .put("maxWallClockTime", duration(given, "maxWallClockTime", WireDuration.UNLIMITED))
        .put(RETRIES, given.node().path(RETRIES).asInt(0));
  }

  public static ObjectNode ofTask(Body given, JsonNode job) {
    given.range(RETRIES, -1, Integer.MAX_VALUE);
    int inherited = job.path("constraints").path(RETRIES).asInt(0);
    return Json.object()
        .put("maxWallClockTime", duration(given, "maxWallClockTime", WireDuration.UNLIMITED))
        .put("retentionTime", duration(given, "retentionTime", RETENTION))
        .put(RETRIES, given.node().path(RETRIES).asInt(inherited));
  }

  private static String duration(Body given, String name, String otherwise) {
    String text = given.optionalText(name).orElse(otherwise);
    try {
      WireDuration.parse(text);
    } catch (IllegalArgumentException e) {
      throw ServiceException.invalidProperty(
          "constraints." + name, text, "a positive ISO 8601 duration such as PT5M is expected");
    }
    return text;
  }
}
