package io.github.azurebatch.camunda.impl.engine.outcome.stored;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.mark.Names;

/**
 * Files of outputs in values that are given to an activity.
 *
 * @param marks tell whether an activity has handed them out
 */
public record GivenFiles(Accounts accounts, Marks marks) {

  /**
   * Where the file is, by its URL.
   *
   * @throws InvalidInputException if it is no blob in the storage of a configured account, its
   *     container or name is another than that of its URL, or no activity has handed it out
   */
  public BlobLocation located(Fields file) {
    String url = file.text("url");
    BlobLocation location =
        accounts
            .locate(url)
            .filter(found -> !found.path().isEmpty())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "'" + url + "' is no blob in the storage of a configured account"));
    requireSame(file, "container", location.container());
    requireSame(file, "name", location.path());
    marks.require(
        MarkedKind.OUTPUT_FILE,
        file.asMap(),
        Names.ofContainer(location.account(), location.container()));
    return location;
  }

  private static void requireSame(Fields file, String field, String located) {
    String given = file.optionalText(field);
    if (given != null && !given.equals(located)) {
      throw new InvalidInputException(
          "the field '%s' is '%s', and the field 'url' leads to '%s'"
              .formatted(field, given, located));
    }
  }
}
