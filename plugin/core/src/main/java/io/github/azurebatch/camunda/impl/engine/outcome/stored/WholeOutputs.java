package io.github.azurebatch.camunda.impl.engine.outcome.stored;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import java.util.List;

/**
 * All files of a variable with outputs. Where the variable lists only some of them, the others are
 * read from storage by its reference, or the variable is refused.
 */
public record WholeOutputs(Accounts accounts, Marks marks) {

  /** The most files that one activity should hold. */
  static final int MOST = 100_000;

  /**
   * The files that arrived.
   *
   * @throws InvalidInputException if the variable does not list all files, and they cannot be read
   *     from storage, or storage has another number of them now; or if no activity has handed one
   *     of them out
   */
  public List<StoredFile> files(Fields outputs) {
    List<StoredFile> files = remaining(outputs);
    if (outputs.flag("truncated") && files.size() != outputs.count("count")) {
      throw new InvalidInputException(
          "%d files arrived, and %d are stored there now: they cannot be taken for the same"
              .formatted(outputs.count("count"), files.size()));
    }
    return files;
  }

  /**
   * The files that are still stored.
   *
   * @throws InvalidInputException if the variable does not list all files, and they cannot be read
   *     from storage; or if no activity has handed one of them out
   */
  public List<StoredFile> remaining(Fields outputs) {
    if (!outputs.flag("truncated")) {
      GivenFiles given = new GivenFiles(accounts, marks);
      return outputs.list("list").stream()
          .map(file -> StoredFile.of(given, Fields.of(file)))
          .toList();
    }
    int count = outputs.count("count");
    if (!outputs.nested("reference").has("taskIdPrefix") || count > MOST) {
      throw new InvalidInputException(
          "%d files arrived, and only %d of them are listed in the variable. Name the container that holds them, or read them back by parts with ${azureBatchReadOutputs}"
              .formatted(count, outputs.list("list").size()));
    }
    OutputsSource source = OutputsSource.ofList(marks, outputs.nested("reference"));
    return new SourceReader(accounts).read(source).files().stream().map(this::stored).toList();
  }

  private StoredFile stored(OutputFileValue file) {
    String account = file.arrived().account();
    return new StoredFile(
        new BlobLocation(
            account, accounts.get(account).storage(), file.blob().container(), file.blob().name()),
        file.key());
  }
}
