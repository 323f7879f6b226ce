package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares an answer with a recorded one: every field and its type, and the value as well unless it
 * is one that differs from run to run.
 */
final class RecordedShape {

  private static final Set<String> VARIABLE =
      Set.of(
          "id",
          "url",
          "eTag",
          "creationTime",
          "lastModified",
          "stateTransitionTime",
          "previousStateTransitionTime",
          "startTime",
          "endTime",
          "poolId",
          "nodeId",
          "nodeUrl",
          "affinityId",
          "taskRootDirectory",
          "taskRootDirectoryUrl",
          "commandLine");

  /** Came with a later version of the API than the recording's. */
  private static final Set<String> LATER = Set.of("/requiredSlots");

  private RecordedShape() {}

  /** The answer has these fields and no others. */
  static void assertSame(JsonNode recorded, JsonNode answer) {
    compare("", recorded, answer, false);
  }

  /** The answer has these fields. */
  static void assertContained(JsonNode recorded, JsonNode answer) {
    compare("", recorded, answer, true);
  }

  private static void compare(String path, JsonNode recorded, JsonNode answer, boolean partial) {
    assertThat(answer.getNodeType()).as(path).isEqualTo(recorded.getNodeType());
    if (recorded.isObject()) {
      compareFields(path, recorded, answer, partial);
    } else if (recorded.isArray()) {
      assertThat(answer).as(path).hasSameSizeAs(recorded);
      for (int i = 0; i < recorded.size(); i++) {
        compare(path + "/" + i, recorded.get(i), answer.get(i), partial);
      }
    } else if (!VARIABLE.contains(path.substring(path.lastIndexOf('/') + 1))) {
      assertThat(stable(answer)).as(path).isEqualTo(stable(recorded));
    }
  }

  private static void compareFields(
      String path, JsonNode recorded, JsonNode answer, boolean partial) {
    Set<String> extra = names(answer);
    extra.removeAll(names(recorded));
    extra.removeIf(name -> LATER.contains(path + "/" + name));
    if (!partial) {
      assertThat(extra).as("not recorded at " + path).isEmpty();
    }
    recorded
        .fieldNames()
        .forEachRemaining(
            name -> {
              assertThat(answer.has(name)).as(path + "/" + name + " is there").isTrue();
              compare(path + "/" + name, recorded.get(name), answer.get(name), partial);
            });
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Without the account in a metadata URL, and without an error's request id and time. */
  private static String stable(JsonNode value) {
    return value
        .asText()
        .replaceAll("^https?://[^?]*/\\$metadata", "\\$metadata")
        .replaceAll("RequestId:[0-9a-f-]{36}", "RequestId:")
        .replaceAll("Time:\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z", "Time:");
  }
}
