package io.github.azurebatch.camunda.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.error.ServiceException;
import io.github.azurebatch.camunda.local.wire.Json;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Fills in the constraints as recorded: unlimited times, seven days, the job's retries. */
final class Constraints {

  private static final String UNLIMITED = "P10675199DT2H48M5.4775807S";
  private static final String RETENTION = "P7D";
  private static final String RETRIES = "maxTaskRetryCount";

  private static final Pattern DURATION =
      Pattern.compile(
          "P(?=.)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?");

  private Constraints() {}

  static ObjectNode ofJob(Body given) {
    given.range(RETRIES, -1, Integer.MAX_VALUE);
    return Json.object()
        .put("maxWallClockTime", duration(given, "maxWallClockTime", UNLIMITED))
        .put(RETRIES, given.node().path(RETRIES).asInt(0));
  }

  static ObjectNode ofTask(Body given, JsonNode job) {
    given.range(RETRIES, -1, Integer.MAX_VALUE);
    int inherited = job.path("constraints").path(RETRIES).asInt(0);
    return Json.object()
        .put("maxWallClockTime", duration(given, "maxWallClockTime", UNLIMITED))
        .put("retentionTime", duration(given, "retentionTime", RETENTION))
        .put(RETRIES, given.node().path(RETRIES).asInt(inherited));
  }

  private static String duration(Body given, String name, String otherwise) {
    String text = given.optionalText(name).orElse(otherwise);
    if (!DURATION.matcher(text).matches() || isZero(text)) {
      throw ServiceException.invalidProperty(
          "constraints." + name, text, "a positive ISO 8601 duration such as PT5M is expected");
    }
    return text;
  }

  private static boolean isZero(String text) {
    return Pattern.compile("\\d+(\\.\\d+)?")
        .matcher(text)
        .results()
        .allMatch(number -> new BigDecimal(number.group()).signum() == 0);
  }
}
