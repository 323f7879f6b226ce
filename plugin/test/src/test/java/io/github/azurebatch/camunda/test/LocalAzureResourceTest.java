package io.github.azurebatch.camunda.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobContainerItem;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azurebatch.camunda.local.AzuriteServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalAzureResourceTest {

  private static final List<URI> ENDPOINTS = new ArrayList<>();

  @Test
  void keepsAzuriteButNoContainerForTheNextRunInThisProcess() {
    ENDPOINTS.clear();

    Runs.of(StoringTest.class)
        .testEvents()
        .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    Runs.of(StoringTest.class)
        .testEvents()
        .assertStatistics(statistics -> statistics.started(1).succeeded(1));

    assertThat(ENDPOINTS).hasSize(2).containsOnly(ENDPOINTS.get(0));
  }

  @Test
  void startsAnotherAzuriteWhereATestHasStoppedIt() {
    Runs.of(StoppingTest.class)
        .testEvents()
        .assertStatistics(statistics -> statistics.started(1).succeeded(1));
    Runs.of(StoringTest.class)
        .testEvents()
        .assertStatistics(statistics -> statistics.started(1).succeeded(1));
  }

  static class StoringTest {

    @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

    @Test
    void findsNothingAndLeavesAContainer() {
      AzuriteServer storage = azure.azure().storage();
      ENDPOINTS.add(storage.blobEndpoint());
      BlobServiceClient client =
          new BlobServiceClientBuilder()
              .endpoint(storage.blobEndpoint().toString())
              .credential(
                  new StorageSharedKeyCredential(storage.accountName(), storage.accountKey()))
              .buildClient();

      assertThat(client.listBlobContainers()).extracting(BlobContainerItem::getName).isEmpty();

      client.createBlobContainer("outputs");
    }
  }

  static class StoppingTest {

    @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

    @Test
    void stopsAzurite() {
      azure.azure().storage().stop();
    }
  }
}
