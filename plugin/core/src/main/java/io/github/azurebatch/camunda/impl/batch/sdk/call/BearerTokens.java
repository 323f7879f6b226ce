package io.github.azurebatch.camunda.impl.batch.sdk.call;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.github.azurebatch.camunda.impl.http.SignIn;
import java.io.IOException;
import java.time.Clock;
import okhttp3.Interceptor;
import okhttp3.Response;
import reactor.core.publisher.Mono;

/** Adds a token of Microsoft Entra ID to every request, and keeps it while it is valid. */
final class BearerTokens implements Interceptor {

  private static final String SCOPE = "https://batch.core.windows.net//.default";

  private final KeptToken kept;

  BearerTokens(TokenCredential credential) {
    var scope = new TokenRequestContext().addScopes(SCOPE);
    TokenCredential signIn = new SignIn(credential);
    this.kept = new KeptToken(Mono.defer(() -> signIn.getToken(scope)), Clock.systemUTC());
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    AccessToken token = kept.get().block();
    if (token == null) {
      throw new IllegalStateException("Microsoft Entra ID gave no token");
    }
    return chain.proceed(
        chain.request().newBuilder().header("Authorization", "Bearer " + token.getToken()).build());
  }
}
