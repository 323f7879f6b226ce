package io.github.azurebatch.camunda.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The Azure Batch account to talk to.
 *
 * @param url the account's URL, such as {@code https://myaccount.westeurope.batch.azure.com}
 * @param name the account's name, as it stands in the SharedKey signature
 * @param credential a shared key or Microsoft Entra ID
 * @param resourceId the account's id in Azure Resource Manager, such as {@code
 *     /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Batch/batchAccounts/<name>},
 *     for links to the Azure portal; null for none
 */
public record BatchAccount(
    URI url, String name, Credential credential, @Nullable String resourceId) {

  /** One without links to the Azure portal. */
  public BatchAccount(URI url, String name, Credential credential) {
    this(url, name, credential, null);
  }
}
