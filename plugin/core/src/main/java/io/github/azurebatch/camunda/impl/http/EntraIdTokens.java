package io.github.azurebatch.camunda.impl.http;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.identity.DefaultAzureCredentialBuilder;
import io.github.azurebatch.camunda.http.HttpSettings;

/** Tokens of Microsoft Entra ID. */
public final class EntraIdTokens {

  private EntraIdTokens() {}

  /** Tokens by the default chain of azure-identity: environment, managed identity, Azure CLI. */
  public static TokenCredential byDefaultChain(HttpSettings settings) {
    return new DefaultAzureCredentialBuilder()
        .httpClient(JdkHttpClients.open(settings))
        .httpLogOptions(RequestLogs.withoutBodies(new HttpLogOptions()))
        .build();
  }
}
