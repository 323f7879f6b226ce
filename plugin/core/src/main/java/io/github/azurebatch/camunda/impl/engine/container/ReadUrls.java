package io.github.azurebatch.camunda.impl.engine.container;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainData;
import io.github.azurebatch.camunda.impl.engine.data.value.Durations;
import io.github.azurebatch.camunda.model.AzureBatchBeans;
import java.util.Map;

/** The bean {@code azureBatch}: links for people and services outside Azure Batch. */
public final class ReadUrls {

  public static final String BEAN = AzureBatchBeans.LINKS;

  private final Accounts accounts;

  public ReadUrls(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * A URL that reads the file, signed now and valid for so long. It is a secret: use it in the
   * expression that sends it, and keep it in no variable.
   *
   * @param file an entry of {@code outputs.files} or {@code outputs.list}
   * @param lifetime an ISO 8601 duration, such as {@code PT10M}
   * @throws InvalidInputException if the file is none, or lies in no configured account
   */
  public String readUrl(Map<String, ?> file, String lifetime) {
    Fields fields = Fields.of(PlainData.of("file", file));
    BlobLocation location =
        accounts
            .locate(fields.text("url"))
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "'%s' is not in the storage of a configured account"
                            .formatted(fields.text("url"))));
    return location
        .storage()
        .signBlobForReading(
            fields.text("container"), fields.text("name"), Durations.parse(lifetime))
        .value()
        .toString();
  }
}
