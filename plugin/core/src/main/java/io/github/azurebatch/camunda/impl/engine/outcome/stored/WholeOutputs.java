package io.github.azurebatch.camunda.impl.engine.outcome.stored;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import java.util.List;

/**
 * All files of a variable with outputs. A variable that lists only some of them is never taken for
 * the whole: they are read from storage by its reference, or refused.
 */
public final class WholeOutputs {

  /** More than this are no list that one activity should hold. */
  static final int MOST = 100_000;

  private WholeOutputs() {}

  /**
   * The files as the variable lists them, or would.
   *
   * @throws InvalidInputException if not all are listed, and they cannot be read, or there are not
   *     as many any more as there were
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
   * The same of what may have been deleted in part.
   *
   * @throws InvalidInputException if not all are listed, and they cannot be read
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
