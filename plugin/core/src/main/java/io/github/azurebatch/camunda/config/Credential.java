package io.github.azurebatch.camunda.config;

import com.azure.core.credential.TokenCredential;
import java.util.regex.Pattern;

/** How an account is authenticated. */
public sealed interface Credential {

  /**
   * The account's shared key.
   *
   * @param key base64, as the portal shows it
   */
  record AccountKey(Secret key) implements Credential {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

    /** Whether the key has the form that the portal shows. */
    public boolean isWellFormed() {
      return key.reveal().length() % 4 == 0 && BASE64.matcher(key.reveal()).matches();
    }
  }

  /** Microsoft Entra ID. */
  record EntraId(TokenCredential token) implements Credential {

    /** Names the type alone: a credential of the application may show its token. */
    @Override
    public String toString() {
      return "EntraId[token=" + token.getClass().getName() + "]";
    }
  }
}
