package io.github.azurebatch.camunda;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainData;
import io.github.azurebatch.camunda.impl.engine.data.value.Durations;
import io.github.azurebatch.camunda.variable.OutputBlob;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The bean {@code azureBatch}: links to outputs, for people and services outside Azure Batch.
 *
 * <p>A link is a secret for as long as it is valid: use it in the expression or the call that sends
 * it, and keep it in no variable.
 *
 * @see AzureBatchProcessEnginePlugin#links()
 */
public final class AzureBatchLinks {

  private final Access access;

  AzureBatchLinks(Access access) {
    this.access = access;
  }

  /**
   * A URL that reads the file, for expressions; it is signed now.
   *
   * @param file an entry of {@code outputs.files} or {@code outputs.list}
   * @param lifetime an ISO 8601 duration, such as {@code PT10M}; not longer than the property
   *     {@code max-signature-lifetime}
   * @throws InvalidInputException if it is no such entry, lies in no configured account, or the
   *     lifetime is too long
   */
  public String readUrl(Map<String, ?> file, String lifetime) {
    Fields fields = Fields.of(PlainData.of("file", file));
    return sign(
            fields.text("url"),
            fields.text("container"),
            fields.text("name"),
            Durations.parse(lifetime))
        .toString();
  }

  /**
   * A URL that reads the file, for Java code; it is signed now.
   *
   * @param lifetime how long the URL is valid; not longer than the property {@code
   *     max-signature-lifetime} and, where the storage account is used with Microsoft Entra ID,
   *     than seven days
   * @throws InvalidInputException if the file lies in no configured account, or the lifetime is too
   *     long
   */
  public URI urlForReading(OutputBlob file, Duration lifetime) {
    return sign(file.url().toString(), file.container(), file.name(), lifetime);
  }

  private URI sign(String url, String container, String name, Duration lifetime) {
    return access
        .current()
        .located(url)
        .storage()
        .signBlobForReading(container, name, lifetime)
        .value();
  }
}
