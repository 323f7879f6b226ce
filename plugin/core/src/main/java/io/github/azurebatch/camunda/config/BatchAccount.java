package io.github.azurebatch.camunda.config;

import java.net.URI;

/**
 * The Azure Batch account to talk to.
 *
 * @param url the account's URL, such as {@code https://myaccount.westeurope.batch.azure.com}
 * @param name the account's name, as it stands in the SharedKey signature
 * @param credential a shared key or Microsoft Entra ID
 */
public record BatchAccount(URI url, String name, Credential credential) {}
