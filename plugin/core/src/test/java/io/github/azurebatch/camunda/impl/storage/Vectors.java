package io.github.azurebatch.camunda.impl.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the File Conventions make of names, from the tests of Microsoft's own libraries. */
public final class Vectors {

  private Vectors() {}

  public static Stream<JsonNode> of(String kind) {
    try (var json = Vectors.class.getResourceAsStream("/file-conventions-vectors.json")) {
      JsonNode vectors = new ObjectMapper().readTree(json).get(kind);
      return StreamSupport.stream(vectors.spliterator(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(JsonNode vector, String field) {
    return vector.get(field).asText();
  }
}
