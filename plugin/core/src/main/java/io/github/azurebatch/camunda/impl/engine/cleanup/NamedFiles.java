package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.WholeOutputs;
import java.util.List;
import java.util.stream.Stream;

/** Reads the blobs that a model names: a variable with outputs, one of its files, or a list. */
record NamedFiles(Accounts accounts) {

  /** The most files, since they are deleted one by one in one transaction. */
  private static final int MOST = 1000;

  /**
   * @throws InvalidInputException if one lies in no configured account, or not all are listed
   */
  List<BlobLocation> read(Object value) {
    return values(value).map(Fields::of).map(this::location).toList();
  }

  private Stream<?> values(Object value) {
    if (value instanceof List<?> list) {
      return list.stream();
    }
    Fields fields = Fields.of(value);
    if (!fields.has("list")) {
      return Stream.of(value);
    }
    if (fields.has("count") && fields.count("count") > MOST) {
      throw new InvalidInputException(
          "it has %d files, and %d are deleted by their names at most; delete them with 'deleteBlobs' or 'deleteContainer'"
              .formatted(fields.count("count"), MOST));
    }
    return WholeOutputs.remaining(accounts, fields).stream();
  }

  private BlobLocation location(Fields file) {
    String url = file.text("url");
    return accounts
        .locate(url)
        .filter(location -> !location.path().isEmpty())
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "'" + url + "' is no blob in the storage of a configured account"));
  }
}
