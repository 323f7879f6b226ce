package io.github.azurebatch.camunda.impl.engine.access;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import java.util.Optional;

/**
 * What one requester is given.
 *
 * @param accounts whose clients refuse jobs and containers that the requester may not use
 */
public record Granted(Rights rights, Accounts accounts) {

  /** Where an unsigned URL leads, if the requester may read there. */
  public Optional<BlobLocation> locate(String url) {
    return accounts
        .locate(url)
        .filter(place -> rights.allow(Resource.CONTAINER, place.container()));
  }
}
