package io.github.azurebatch.camunda.impl.engine.outcome.stored;

import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import org.jspecify.annotations.Nullable;

/**
 * One file of a variable with outputs.
 *
 * @param path its key among the files; null where the model left it away
 */
public record StoredFile(BlobLocation location, @Nullable String path) {

  static StoredFile of(GivenFiles given, Fields file) {
    return new StoredFile(given.located(file), file.optionalText("path"));
  }
}
