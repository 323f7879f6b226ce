package io.github.azurebatch.camunda.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.http.JdkHttpClients;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;

/** Tokens that nobody has signed, and a credential that asks for them. */
final class EntraId {

  /** What must be in no message. */
  static final String CLIENT_SECRET = "cl1entS3cret-0123456789";

  private static final String TENANT = UUID.randomUUID().toString();

  private EntraId() {}

  static TokenCredential signingIn(URI authority, HttpSettings http, CallLimits limits) {
    return new ClientSecretCredentialBuilder()
        .authorityHost(authority.toString())
        .disableInstanceDiscovery()
        .tenantId(TENANT)
        .clientId("client")
        .clientSecret(CLIENT_SECRET)
        .retryOptions(new RetryOptions(new FixedDelayOptions(2, Duration.ofMillis(10))))
        .httpClient(JdkHttpClients.open(http, limits))
        .build();
  }

  /** One that Azurite takes. */
  static AccessToken token() {
    OffsetDateTime now = OffsetDateTime.now();
    OffsetDateTime expiry = now.plusHours(1);
    String claims =
        """
        {"aud": "https://storage.azure.com", "iss": "https://sts.windows.net/%1$s/",
         "iat": %2$d, "nbf": %2$d, "exp": %3$d, "oid": "%1$s", "tid": "%1$s"}\
        """
            .formatted(TENANT, now.toEpochSecond(), expiry.toEpochSecond());
    return new AccessToken(
        encoded("{\"typ\": \"JWT\", \"alg\": \"none\"}") + "." + encoded(claims) + ".", expiry);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  /** The answer to a credential that asks. */
  static String granted() {
    String body =
        "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"%s\"}"
            .formatted(token().getToken());
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(body.length(), body);
  }
}
