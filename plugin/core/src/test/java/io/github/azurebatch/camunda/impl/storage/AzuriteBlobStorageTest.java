package io.github.azurebatch.camunda.impl.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobSignedIdentifier;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AzuriteBlobStorageTest extends BlobStorageContract {

  private static AzuriteServer azurite;
  private static BlobStorage storage;

  @BeforeAll
  static void start() {
    azurite = AzuriteServer.start();
    storage =
        BlobClients.open(
            new StorageAccount(
                azurite.blobEndpoint(),
                azurite.accountName(),
                new Credential.AccountKey(new Secret(azurite.accountKey())),
                azurite.serviceVersion()));
  }

  @AfterAll
  static void stop() {
    azurite.close();
  }

  @Override
  BlobStorage storage() {
    return storage;
  }

  /** So it is where the answer to an earlier try was lost, or its node, before the lease's end. */
  @Test
  void goesOnWithTheLeaseOfAnEarlierTryForAPolicyAndWaitsForThatOfAnother() {
    BlobContainerClient container = newContainer();
    new BlobLeaseClientBuilder()
        .containerClient(container)
        .leaseId(AccessPolicies.leaseId("mine"))
        .buildClient()
        .acquireLease(60);
    String name = container.getBlobContainerName();

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> storage.putAccessPolicy(name, "other", SasPermissions.WRITE))
        .withMessageContaining("changed by someone else");
    storage.putAccessPolicy(name, "mine", SasPermissions.WRITE);
    storage.putAccessPolicy(name, "other", SasPermissions.WRITE);

    assertThat(container.getAccessPolicy().getIdentifiers())
        .extracting(BlobSignedIdentifier::getId)
        .containsExactlyInAnyOrder("mine", "other");
  }

  private static BlobContainerClient newContainer() {
    return new BlobServiceClientBuilder()
        .endpoint(azurite.blobEndpoint().toString())
        .credential(new StorageSharedKeyCredential(azurite.accountName(), azurite.accountKey()))
        .serviceVersion(BlobServiceVersion.V2024_08_04)
        .buildClient()
        .createBlobContainer("leased-" + UUID.randomUUID());
  }
}
