package io.github.azurebatch.camunda.engine.cleanup;

import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.account.BlobLocation;
import io.github.azurebatch.camunda.engine.variable.Fields;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.List;
import java.util.stream.Stream;

/** Reads the blobs that a model names: a variable with outputs, one of its files, or a list. */
record NamedFiles(Accounts accounts) {

  /**
   * @throws InvalidInputException if one lies in no configured account, or not all are listed
   */
  List<BlobLocation> read(Object value) {
    return values(value).map(Fields::of).map(this::location).toList();
  }

  private static Stream<?> values(Object value) {
    if (value instanceof List<?> list) {
      return list.stream();
    }
    Fields fields = Fields.of(value);
    if (!fields.has("list")) {
      return Stream.of(value);
    }
    if (fields.flag("truncated")) {
      throw new InvalidInputException(
          "not all files are listed in it; delete them with 'deleteBlobs' or 'deleteContainer'");
    }
    return fields.list("list").stream();
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
