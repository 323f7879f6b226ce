package io.github.azurebatch.camunda.impl.engine.outcome.stored;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import java.util.List;

/**
 * All files of a variable with outputs. Where the variable lists only some of them, the others are
 * read from storage by its reference, or the variable is refused.
 */
public final class WholeOutputs {

  /** The most files that one activity should hold. */
  static final int MOST = 100_000;

  private WholeOutputs() {}

  /**
   * The files in the form in which the variable lists them.
   *
   * @throws InvalidInputException if the variable does not list all files, and they cannot be read
   *     from storage, or storage has another number of them now
   */
  public static List<?> files(Accounts accounts, Fields outputs) {
    List<?> files = remaining(accounts, outputs);
    if (outputs.flag("truncated") && files.size() != outputs.count("count")) {
      throw new InvalidInputException(
          "%d files arrived, and %d are stored there now: they cannot be taken for the same"
              .formatted(outputs.count("count"), files.size()));
    }
    return files;
  }

  /**
   * The files that are still stored, in the form in which the variable lists them.
   *
   * @throws InvalidInputException if the variable does not list all files, and they cannot be read
   *     from storage
   */
  public static List<?> remaining(Accounts accounts, Fields outputs) {
    if (!outputs.flag("truncated")) {
      return outputs.list("list");
    }
    int count = outputs.count("count");
    if (!outputs.nested("reference").has("taskIdPrefix") || count > MOST) {
      throw new InvalidInputException(
          "%d files arrived, and only %d of them are listed in the variable. Name the container that holds them, or read them back by parts with ${azureBatchReadOutputs}"
              .formatted(count, outputs.list("list").size()));
    }
    OutputsSource source = OutputsSource.ofList(outputs.nested("reference"));
    return new SourceReader(accounts)
        .read(source).files().stream().map(OutputFileValue::toMap).toList();
  }
}
