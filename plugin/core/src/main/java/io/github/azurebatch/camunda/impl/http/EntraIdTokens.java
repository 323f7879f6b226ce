package io.github.azurebatch.camunda.impl.http;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;

/** Tokens of Microsoft Entra ID. */
public final class EntraIdTokens {

  private EntraIdTokens() {}

  /** Tokens by the default chain of azure-identity: environment, managed identity, Azure CLI. */
  public static TokenCredential byDefaultChain() {
    return new DefaultAzureCredentialBuilder()
        .httpClient(new QuietHttpClient(new JdkHttpClientBuilder().build()))
        .build();
  }
}
