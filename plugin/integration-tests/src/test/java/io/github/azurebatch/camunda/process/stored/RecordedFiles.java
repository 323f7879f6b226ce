package io.github.azurebatch.camunda.process.stored;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a recording, without what is of the machine or different each time. */
record RecordedFiles(Path directory, Instant begin) {

  /** The begin of every recording. */
  static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String MEMBER = "azureBatch.node.";
  private static final String NODE = "azure-batch-recorded-node";

  /** As many lines of a stack trace tell what happened. */
  private static final int STACK_LINES = 5;

  void write(List<ObjectNode> rows, StoredBatch batch, Map<String, String> addresses)
      throws IOException {
    Files.createDirectories(directory);
    Map<String, String> members = members(rows);
    String text =
        rows.stream()
            .map(RecordedFiles::shortened)
            .map(Object::toString)
            .map(row -> renamed(row, members))
            .map(row -> renamed(row, addresses))
            .collect(Collectors.joining("\n", "", "\n"));
    MovedTimes times = MovedTimes.between(begin, BEGIN);
    Files.writeString(directory.resolve("rows.jsonl"), times.in(text));
    Files.writeString(
        directory.resolve("azure.json"),
        times.in(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(batch)) + "\n");
  }

  /** Nodes have random names. */
  private static Map<String, String> members(List<ObjectNode> rows) {
    return rows.stream()
        .map(row -> row.path("NAME_").asText())
        .filter(name -> name.startsWith(MEMBER))
        .collect(
            Collectors.toMap(
                name -> name.substring(MEMBER.length()),
                name -> "00000000-0000-4000-8000-00000000000" + name.length() % 10,
                (one, other) -> one));
  }

  private static ObjectNode shortened(ObjectNode row) {
    if (row.path("NAME_").asText().endsWith("xceptionByteArray")) {
      String trace = row.path("BYTES_").path(StoredRow.BYTES).asText();
      row.putObject("BYTES_")
          .put(
              StoredRow.BYTES,
              trace.lines().limit(STACK_LINES).collect(Collectors.joining("\n", "", "\n")));
    }
    return row;
  }

  private static String renamed(String text, Map<String, String> names) {
    String renamed =
        text.replaceAll("azure-batch-[0-9a-f-]{36}", NODE)
            .replaceAll("/[^ \"]*local-azure-batch-\\d+/nodes", "/mnt/batch/tasks");
    for (Map.Entry<String, String> name : names.entrySet()) {
      renamed = renamed.replace(name.getKey(), name.getValue());
    }
    return renamed;
  }
}
