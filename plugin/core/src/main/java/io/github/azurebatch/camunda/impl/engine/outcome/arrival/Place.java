package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;

/** A container in the storage of a configured account. */
public record Place(String account, String container) {

  public ContainerBlobs blobs(Accounts accounts) {
    return new ContainerBlobs(accounts.get(account).storage(), container);
  }
}
