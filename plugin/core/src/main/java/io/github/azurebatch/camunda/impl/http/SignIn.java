package io.github.azurebatch.camunda.impl.http;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.time.Duration;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * A credential that gives its token in time, or fails.
 *
 * @param limit the most time that it takes; a call waits for it in addition to its own time
 */
public record SignIn(TokenCredential credential, Duration limit) implements TokenCredential {

  /** The default chain of azure-identity has a reason for each of its credentials. */
  private static final int LONGEST_REASON = 200;

  /** What a header can have; the SDK would quote any other token in its complaint. */
  private static final Pattern SENDABLE = Pattern.compile("[!-~]+");

  /** Begins the message of an exception that has taken it from its cause. */
  private static final Pattern CLASS_NAME = Pattern.compile("^(?:\\w+\\.)+\\w+: ");

  public SignIn(TokenCredential credential) {
    this(credential, CallLimits.SIGN_IN);
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.defer(() -> credential.getToken(request))
        .filter(SignIn::isToken)
        .switchIfEmpty(Mono.error(() -> failure("Microsoft Entra ID gave no token")))
        .onErrorMap(SignIn::failure)
        .timeout(limit, Mono.error(this::tooLate));
  }

  private static boolean isToken(AccessToken token) {
    String text = token.getToken();
    return text != null && SENDABLE.matcher(text).matches();
  }

  /**
   * Whatever happens here would be taken for a failure of the service that the token is for, and so
   * would the cause, which the blob SDK throws in place of an exception that has one.
   */
  private static ClientAuthenticationException failure(Throwable cause) {
    String message = CLASS_NAME.matcher(String.valueOf(cause.getMessage())).replaceFirst("");
    String reason = ForeignText.cut(message).replaceAll("\\s+", " ");
    return failure(reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
  }

  private static ClientAuthenticationException failure(String message) {
    return new ClientAuthenticationException(message, null);
  }

  /** Names the type alone: a credential of the application may show its token. */
  @Override
  public String toString() {
    return "SignIn[credential=" + credential.getClass().getName() + ", limit=" + limit + "]";
  }

  private ClientAuthenticationException tooLate() {
    return failure(
        "Microsoft Entra ID gave no token within %d seconds".formatted(limit.toSeconds()));
  }
}
