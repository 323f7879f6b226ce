package io.github.azurebatch.camunda.impl.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SignInTest {

  @Test
  void endsWhereMicrosoftEntraIdGivesNoToken() {
    var signIn = new SignIn(request -> Mono.never(), Duration.ofMillis(50));

    assertThatExceptionOfType(ClientAuthenticationException.class)
        .isThrownBy(() -> signIn.getTokenSync(new TokenRequestContext().addScopes("scope")))
        .withMessageContaining("gave no token");
  }
}
