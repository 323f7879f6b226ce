package io.github.azurebatch.camunda.process.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.OffsetDateTime;
import java.util.Base64;
import reactor.core.publisher.Mono;

/** Tokens as Microsoft Entra ID issues them for storage, but for the signature, which is empty. */
public record UnsignedTokens(String objectId, String tenantId) implements TokenCredential {

  /** Of each token. */
  public static final String BEGINNING = encoded("{\"typ\": \"JWT\", \"alg\": \"none\"}");

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    OffsetDateTime now = OffsetDateTime.now();
    OffsetDateTime expiry = now.plusHours(1);
    String claims =
        """
        {"aud": "https://storage.azure.com", "iss": "https://sts.windows.net/%1$s/",
         "iat": %2$d, "nbf": %2$d, "exp": %3$d, "oid": "%4$s", "tid": "%1$s"}"""
            .formatted(tenantId, now.toEpochSecond(), expiry.toEpochSecond(), objectId);
    String token = BEGINNING + "." + encoded(claims) + ".";
    return Mono.just(new AccessToken(token, expiry));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
