package io.github.azurebatch.camunda.impl.http;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * A credential that gives its token in time, or fails.
 *
 * @param limit the most time that it takes; a call waits for it in addition to its own time
 */
public record SignIn(TokenCredential credential, Duration limit) implements TokenCredential {

  public SignIn(TokenCredential credential) {
    this(credential, CallLimits.SIGN_IN);
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return credential.getToken(request).timeout(limit, Mono.error(this::tooLate));
  }

  /** Names the type alone: a credential of the application may show its token. */
  @Override
  public String toString() {
    return "SignIn[credential=" + credential.getClass().getName() + ", limit=" + limit + "]";
  }

  private ClientAuthenticationException tooLate() {
    return new ClientAuthenticationException(
        "Microsoft Entra ID gave no token within %d seconds".formatted(limit.toSeconds()), null);
  }
}
