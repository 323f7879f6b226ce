package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.GivenFiles;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.StoredFile;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.WholeOutputs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the blobs that a model names: a variable with outputs, one of its files, or a list. */
record NamedFiles(Accounts accounts, Marks marks) {

  /** The most files, since they are deleted one by one in one transaction. */
  private static final int MOST = 1000;

  /**
   * @throws InvalidInputException if one lies in no configured account, not all are listed, or no
   *     activity has handed one of them out
   */
  List<BlobLocation> read(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(this::located).toList();
    }
    Fields fields = Fields.of(value);
    if (!fields.has("list")) {
      return List.of(located(value));
    }
    if (fields.has("count") && fields.count("count") > MOST) {
      throw new InvalidInputException(
          "it has %d files, and %d are deleted by their names at most; delete them with 'deleteBlobs' or 'deleteContainer'"
              .formatted(fields.count("count"), MOST));
    }
    return new WholeOutputs(accounts, marks)
        .remaining(fields).stream().map(StoredFile::location).toList();
  }

  private BlobLocation located(@Nullable Object file) {
    return new GivenFiles(accounts, marks).located(Fields.of(file));
  }
}
