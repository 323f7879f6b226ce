package io.github.azurebatch.camunda.impl.engine.outcome.content;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson.Malformed;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson.Whole;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivedBlob;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Fault;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput.Form;
import io.github.azurebatch.camunda.impl.secret.ForeignData;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of outputs into the variable {@code outputs}: JSON as data, and everything else
 * as text, both without secrets: a task may print its environment, or a signed URL.
 *
 * @param limit in bytes, for each blob
 */
public record InlineContent(Accounts accounts, int limit) {

  private record Wanted(OutputFileValue file, Form form) {}

  /**
   * Adds the field {@code content}. It is empty if one of the outputs is too large; an output that
   * should be JSON and is not is left out.
   *
   * @return the first fault
   */
  public Optional<Fault> addTo(
      Map<String, Object> outputs, List<InlineOutput> inline, Arrivals arrivals) {
    List<Wanted> wanted =
        inline.stream()
            .flatMap(
                output ->
                    arrivals.named(output.name()).stream()
                        .map(file -> new Wanted(file, output.form())))
            .toList();
    Optional<Fault> tooLarge = tooLarge(wanted);
    if (tooLarge.isPresent()) {
      outputs.put("content", Map.of());
      return tooLarge;
    }
    return read(wanted, outputs);
  }

  private Optional<Fault> tooLarge(List<Wanted> files) {
    return files.stream()
        .map(wanted -> wanted.file().blob())
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

  private Optional<Fault> read(List<Wanted> files, Map<String, Object> outputs) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    Fault first = null;
    for (Wanted wanted : files) {
      OutputFileValue file = wanted.file();
      BlobText text = new BlobText(bytes(file.arrived()));
      Optional<String> reason = JsonReason.of(wanted.form(), file.blob());
      ParsedJson read = reason.isPresent() ? text.json() : new Whole(text.text());
      if (read instanceof Whole whole) {
        content.put(file.key(), ForeignData.cut(whole.data()));
      } else if (first == null) {
        first = InvalidOutput.fault(file, (Malformed) read, reason.orElseThrow());
      }
    }
    outputs.put("content", content);
    return Optional.ofNullable(first);
  }

  private byte[] bytes(ArrivedBlob arrived) {
    StoredBlob blob = arrived.blob();
    BlobStorage storage = accounts.get(arrived.account()).storage();
    return storage.read(blob.container(), blob.name(), limit);
  }
}
