package io.github.azurebatch.camunda.impl.engine.steer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalTest {

  private static final String ID =
      "/subscriptions/1/resourceGroups/night/providers/Microsoft.Batch/batchAccounts/b";

  @ParameterizedTest
  @CsvSource({
    "https://b.westeurope.batch.azure.com, https://portal.azure.com",
    "https://b.usgovvirginia.batch.usgovcloudapi.net, https://portal.azure.us",
    "https://B.CHINANORTH.BATCH.CHINACLOUDAPI.CN, https://portal.azure.cn",
    "http://127.0.0.1:4711, https://portal.azure.com"
  })
  void isThatOfTheCloudOfTheAccount(URI batch, String portal) {
    assertThat(portal(batch, ID).of("default"))
        .contains(URI.create(portal + "/#resource" + ID + "/overview"));
  }

  @Test
  void isNotKnownWithoutTheIdOfTheResource() {
    assertThat(portal(URI.create("https://b.batch.azure.com"), null).of("default")).isEmpty();
    assertThat(portal(URI.create("https://b.batch.azure.com"), ID).of("other")).isEmpty();
  }

  private static Portal portal(URI batch, @Nullable String resourceId) {
    Credential key = new Credential.AccountKey(new Secret("a2V5"));
    return new Portal(
        Map.of(
            "default",
            new AzureBatchAccount(
                new BatchAccount(batch, "b", key, resourceId),
                new StorageAccount(
                    URI.create("https://s.blob.core.windows.net"), "s", key, null))));
  }
}
