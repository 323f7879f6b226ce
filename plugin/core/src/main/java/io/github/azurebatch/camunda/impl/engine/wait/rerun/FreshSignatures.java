package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.file.UrlSigner;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signs the URLs of a task that is added again, and notes when those of its outputs end. */
final class FreshSignatures implements UrlSigner {

  private final Accounts accounts;
  private final Duration outputLifetime;
  private final Duration resourceLifetime;
  private @Nullable Instant outputExpiry;

  FreshSignatures(Accounts accounts, Duration outputLifetime, Duration resourceLifetime) {
    this.accounts = accounts;
    this.outputLifetime = outputLifetime;
    this.resourceLifetime = resourceLifetime;
  }

  @Override
  public SignedUrl sign(URI unsigned, Purpose purpose, Grant grant) {
    BlobLocation place =
        accounts
            .locate(unsigned.toString())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "'%s' is not in the storage of a configured account and cannot be signed anew"
                            .formatted(unsigned)));
    return switch (purpose) {
      case WRITE_CONTAINER -> signOutput(place, grant);
      case READ_CONTAINER ->
          place
              .storage()
              .signContainer(place.container(), SasPermissions.READ_AND_LIST, resourceLifetime);
      case READ_BLOB ->
          place.storage().signBlobForReading(place.container(), place.path(), resourceLifetime);
    };
  }

  private SignedUrl signOutput(BlobLocation place, Grant grant) {
    BlobStorage storage = place.storage();
    String accessPolicy = grant.accessPolicy();
    SignedUrl signed =
        accessPolicy == null
            ? storage.signContainer(place.container(), permissions(grant), outputLifetime)
            : storage.signContainer(place.container(), accessPolicy, outputLifetime);
    Instant expiry = signed.expiry().toInstant();
    outputExpiry = outputExpiry == null || expiry.isBefore(outputExpiry) ? expiry : outputExpiry;
    return signed;
  }

  /** The permissions that the first signature gave, if this plugin knows them. */
  private static SasPermissions permissions(Grant grant) {
    return grant.permissions() == null
        ? SasPermissions.WRITE
        : SasPermissions.among(grant.permissions()).orElse(SasPermissions.WRITE);
  }

  /** When the first signature of an output file ends; null where none was signed. */
  @Nullable Instant outputExpiry() {
    return outputExpiry;
  }
}
