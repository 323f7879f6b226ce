package io.github.azurebatch.camunda;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainData;
import io.github.azurebatch.camunda.impl.engine.data.value.Durations;
import io.github.azurebatch.camunda.impl.engine.mark.Authenticity;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.mark.Owner;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.GivenFiles;
import io.github.azurebatch.camunda.variable.OutputBlob;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final Authenticity authenticity;

  AzureBatchLinks(Access access, Authenticity authenticity) {
    this.access = access;
    this.authenticity = authenticity;
  }

  /**
   * A URL that reads the file, for expressions; it is signed now.
   *
   * @param file an entry of {@code outputs.files} or {@code outputs.list}, as an activity handed it
   *     out to a process of the tenant
   * @param lifetime an ISO 8601 duration, such as {@code PT10M}; not longer than the property
   *     {@code max-signature-lifetime}
   * @throws InvalidInputException if it is no such entry, lies in no configured account, or the
   *     lifetime is too long
   */
  public String readUrl(Map<String, ?> file, String lifetime) {
    return sign(
            Fields.of(PlainData.of("file", file)),
            authenticity.current(),
            Durations.parse(lifetime))
        .toString();
  }

  /**
   * A URL that reads the file, for delegates, and for other Java code where there are no tenants;
   * it is signed now.
   *
   * @param file as an activity handed it out to a process of the delegate's tenant
   * @param lifetime how long the URL is valid; not longer than the property {@code
   *     max-signature-lifetime} and, where the storage account is used with Microsoft Entra ID,
   *     than seven days
   * @throws InvalidInputException if no activity has handed it out, the file lies in no configured
   *     account, or the lifetime is too long
   */
  public URI urlForReading(OutputBlob file, Duration lifetime) {
    return sign(Fields.of(file.asMap()), authenticity.current(), lifetime);
  }

  /**
   * A URL that reads the file, for Java code outside of a process; it is signed now.
   *
   * @param lifetime as above
   * @param tenantId of the process instance that the file is of
   * @throws InvalidInputException if no activity has handed it out to that tenant, the file lies in
   *     no configured account, or the lifetime is too long
   */
  public URI urlForReading(OutputBlob file, Duration lifetime, @Nullable String tenantId) {
    return sign(Fields.of(file.asMap()), authenticity.of(Owner.ofTenant(tenantId)), lifetime);
  }

  private URI sign(Fields file, Marks marks, Duration lifetime) {
    BlobLocation location = new GivenFiles(access.current(), marks).located(file);
    return location
        .storage()
        .signBlobForReading(location.container(), location.path(), lifetime)
        .value();
  }
}
