package io.github.azurebatch.camunda.process.stored;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One recording: what the engine has stored, and what stood in Azure then.
 *
 * @param directory of its resources
 */
record StoredFormat(String directory) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String STORAGE = "{storage}";

  StoredBatch batch(MovedTimes times) {
    return read("azure.json", text -> MAPPER.readValue(times.in(text), StoredBatch.class));
  }

  /**
   * @param blobEndpoint of the storage that the rows are to be about
   */
  List<StoredRow> rows(MovedTimes times, String blobEndpoint) {
    return read(
        "rows.jsonl",
        text -> {
          List<StoredRow> rows = new ArrayList<>();
          for (String line : times.in(text).replace(STORAGE, blobEndpoint).lines().toList()) {
            rows.add(StoredRow.of((ObjectNode) MAPPER.readTree(line)));
          }
          return rows;
        });
  }

  private <T> T read(String name, Reading<T> reading) {
    try (InputStream resource =
        Objects.requireNonNull(getClass().getResourceAsStream(directory + "/" + name))) {
      return reading.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("A resource cannot be read", e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {

    T of(String text) throws IOException;
  }
}
