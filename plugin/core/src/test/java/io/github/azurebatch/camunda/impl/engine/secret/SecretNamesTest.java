package io.github.azurebatch.camunda.impl.engine.secret;

import static io.github.azurebatch.camunda.LinearTime.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {

  @Test
  void areRevealedWhereTheyAreNamed() {
    Secrets secrets = new Secrets(Map.of("db.password", new Secret("x$1")));

    assertThat(
            secrets.reveal("a={{secrets.db.password}}, b={{ secrets.db.password }}", any -> true))
        .isEqualTo("a=x$1, b=x$1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{{", "{{secrets.", "{{secrets.a", "{{ ", " ", "a", "{{secrets.a "})
  void areSoughtInLinearTime(String repeated) {
    for (String before : new String[] {"", "{{", "{{secrets.", "{{secrets.a"}) {
      assertLinear(before, repeated, "", SecretNames::in);
    }
  }
}
