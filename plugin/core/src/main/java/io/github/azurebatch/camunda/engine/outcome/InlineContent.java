package io.github.azurebatch.camunda.engine.outcome;

import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.variable.Json;
import io.github.azurebatch.camunda.engine.variable.ParsedJson;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of outputs into the variable {@code outputs}: JSON as data, else text.
 *
 * @param limit in bytes, for each blob
 */
record InlineContent(Accounts accounts, int limit) {

  /** Adds the field {@code content}; it is empty if one of the outputs is too large. */
  Optional<Fault> addTo(Map<String, Object> outputs, List<String> names, Arrivals arrivals) {
    List<OutputFileValue> wanted =
        names.stream().flatMap(name -> arrivals.named(name).stream()).toList();
    Optional<Fault> tooLarge = tooLarge(wanted);
    outputs.put("content", tooLarge.isPresent() ? Map.of() : read(wanted));
    return tooLarge;
  }

  private Optional<Fault> tooLarge(List<OutputFileValue> files) {
    return files.stream()
        .map(OutputFileValue::blob)
        .filter(blob -> blob.size() > limit)
        .findFirst()
        .map(this::tooLarge);
  }

  private Fault tooLarge(StoredBlob blob) {
    return new Fault(
        FaultCode.OUTPUT_TOO_LARGE,
        "has %d bytes at %s, more than the %d that inline may put into a variable; the blob is kept there"
            .formatted(blob.size(), blob.url(), limit));
  }

  private Map<String, @Nullable Object> read(List<OutputFileValue> files) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    files.forEach(file -> content.put(file.key(), read(file.arrived())));
    return content;
  }

  private @Nullable Object read(ArrivedBlob arrived) {
    StoredBlob blob = arrived.blob();
    BlobStorage storage = accounts.get(arrived.account()).storage();
    byte[] bytes = storage.read(blob.container(), blob.name(), limit);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return isJson(blob) ? parsed(text) : text;
  }

  private static boolean isJson(StoredBlob blob) {
    String type = blob.contentType();
    return blob.name().endsWith(".json") || (type != null && type.startsWith("application/json"));
  }

  private static @Nullable Object parsed(String text) {
    return Json.parse(text) instanceof ParsedJson.Whole whole ? whole.data() : text;
  }
}
