package io.github.azurebatch.camunda.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The storage account that keeps the outputs.
 *
 * @param blobEndpoint such as {@code https://myaccount.blob.core.windows.net}; an emulator's has
 *     the account's name as its path
 * @param name the account's name
 * @param credential a shared key (service SAS) or Microsoft Entra ID (user delegation SAS)
 * @param serviceVersion the REST version to speak, such as {@code 2025-11-05}; the SDK's newest if
 *     null. For emulators, which lag behind.
 */
public record StorageAccount(
    URI blobEndpoint, String name, Credential credential, @Nullable String serviceVersion) {}
