package io.github.azurebatch.camunda.secret;

import com.azure.core.credential.TokenCredential;

/** How an account is authenticated. */
public sealed interface Credential {

  /**
   * The account's shared key.
   *
   * @param key base64, as the portal shows it
   */
  record AccountKey(Secret key) implements Credential {}

  /** Microsoft Entra ID. */
  record EntraId(TokenCredential token) implements Credential {}
}
