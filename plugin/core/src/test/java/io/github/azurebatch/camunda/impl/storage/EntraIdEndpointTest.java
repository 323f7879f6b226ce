package io.github.azurebatch.camunda.impl.storage;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.TokenCredential;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class EntraIdEndpointTest {

  private static final TokenCredential NO_TOKEN = request -> Mono.empty();

  @Test
  void refusesToSendTokensInTheClear() {
    StorageAccount account =
        new StorageAccount(
            URI.create("http://storage.example.com"),
            "mystorage",
            new Credential.EntraId(NO_TOKEN),
            null);

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> BlobClients.open(account))
        .withMessageContaining("'mystorage'")
        .withMessageContaining("https only");
  }
}
