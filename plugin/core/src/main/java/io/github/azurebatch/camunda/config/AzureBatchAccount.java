package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.EntraIdTokens;
import org.jspecify.annotations.Nullable;

/** A Batch account and the storage account that keeps the outputs of its tasks. */
public record AzureBatchAccount(BatchAccount batch, StorageAccount storage) {

  /**
   * The credential for an account key or, without one, Microsoft Entra ID by the default chain of
   * azure-identity.
   */
  public static Credential credential(@Nullable String accountKey) {
    return accountKey == null || accountKey.isBlank()
        ? new Credential.EntraId(EntraIdTokens.byDefaultChain(HttpSettings.defaults()))
        : new Credential.AccountKey(new Secret(accountKey));
  }
}
