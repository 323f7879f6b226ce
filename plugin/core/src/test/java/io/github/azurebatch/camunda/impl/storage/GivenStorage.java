package io.github.azurebatch.camunda.impl.storage;

import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.net.URI;
import java.time.Clock;

/** A storage account at a server that a test makes up. */
final class GivenStorage {

  private GivenStorage() {}

  /** Without pauses between tries. */
  static BlobStorage at(URI url) {
    return BlobClients.open(
        new StorageAccount(url, "myaccount", new Credential.AccountKey(new Secret("a2V5")), null),
        Gate.of("Storage account 'myaccount'"),
        HttpSettings.defaults(),
        CallLimits.DEFAULTS,
        Clock.systemUTC(),
        pause -> {});
  }
}
