package io.github.azurebatch.camunda.process.outputs;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Variables as the pages show them: what differs from run to run is replaced. */
final class SampleVariables {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Map<String, String> TIMES =
      Map.ofEntries(
          entry("submitted", "2026-07-01T10:00:00Z"),
          entry("lastSubmitted", "2026-07-01T10:00:00Z"),
          entry("created", "2026-07-01T10:00:00Z"),
          entry("startTime", "2026-07-01T10:02:10Z"),
          entry("endTime", "2026-07-01T10:07:30Z"),
          entry("lastModified", "2026-07-01T10:07:32Z"),
          entry("sasExpiry", "2026-07-02T10:00:00Z"));

  private static final Map<String, Object> OTHERS =
      Map.of(
          "eTag", "0x8DCF1E2D3C4B5A6",
          "mark", "kq3Xw0m5cTz8yJ1uVb7NfA",
          "nodeId", "tvmps_5b1cc0dd_d",
          "scope", "6d05fcd0-e67f-11f1-8c81-02fc00000001",
          "uploadSeconds", 2.0);

  /** The page is to be readable: ids are shorter there, and long texts are cut. */
  private static final Pattern TASK_ID = Pattern.compile("(WriteReport-)[0-9a-f]{40}");

  private static final int LONGEST = 120;
  private static final Pattern ENDPOINT =
      Pattern.compile("http://127\\.0\\.0\\.1:\\d+/devstoreaccount1");

  private SampleVariables() {}

  static String text(Map<String, Object> variable) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(sample(variable)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> sample(Map<?, ?> map) {
    Map<String, Object> sample = new LinkedHashMap<>();
    map.forEach((name, value) -> sample.put(sample(name.toString()), sample(name, value)));
    return sample;
  }

  private static Object sample(Object name, Object value) {
    Object fixed = TIMES.containsKey(name) ? TIMES.get(name) : OTHERS.get(name);
    if (fixed != null && value != null) {
      return fixed;
    }
    if (value instanceof Map<?, ?> map) {
      return sample(map);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(element -> sample("", element)).toList();
    }
    return value instanceof String text ? sample(text) : value;
  }

  private static String sample(String text) {
    String known = TASK_ID.matcher(text).replaceAll("$1e3db09");
    String placed = ENDPOINT.matcher(known).replaceAll("https://mystorage.blob.core.windows.net");
    return placed.length() > LONGEST ? placed.substring(0, LONGEST) + "..." : placed;
  }
}
