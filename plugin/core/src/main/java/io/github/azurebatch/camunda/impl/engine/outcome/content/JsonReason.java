package io.github.azurebatch.camunda.impl.engine.outcome.content;

import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput.Form;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the content of a blob should be JSON. */
final class JsonReason {

  private JsonReason() {}

  /** Empty if the content is read as text. */
  static Optional<String> of(Form form, StoredBlob blob) {
    return switch (form) {
      case TEXT -> Optional.empty();
      case JSON -> Optional.of("'inline' reads it as json");
      case BY_TYPE -> byType(blob.name().toLowerCase(Locale.ROOT), blob.contentType());
    };
  }

  private static Optional<String> byType(String name, @Nullable String contentType) {
    if (name.endsWith(".json")) {
      return Optional.of("its name ends with .json");
    }
    // one value on each line is not JSON as a whole, even if the content type says so
    boolean lines = name.endsWith(".ndjson") || name.endsWith(".jsonl");
    return !lines && isJson(contentType)
        ? Optional.of("its content type is " + contentType)
        : Optional.empty();
  }

  private static boolean isJson(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    String plain = (parameters < 0 ? type : type.substring(0, parameters)).strip();
    return plain.equals("application/json") || plain.endsWith("+json");
  }
}
