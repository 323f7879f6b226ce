package io.github.azurebatch.camunda.impl.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The version of the storage service that is configured counts for what is signed, too. */
class ServiceVersionTest {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private static AzuriteServer azurite;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String container = "versions-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    azurite = AzuriteServer.start();
  }

  @AfterAll
  static void stop() {
    azurite.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019-02-02", "2020-02-10", "2020-10-02", "2020-12-06", "2021-08-06"})
  void signsContainersInTheConfiguredVersion(String version) throws Exception {
    BlobStorage storage = given(version);

    SignedUrl signed = storage.signContainer(container, new SasPermissions("rwl"), LIFETIME);

    assertThat(signed.value().getRawQuery()).contains("sv=" + version + "&");
    assertThat(upload(signed)).isEqualTo(201);
    assertThat(get(blob(signed))).isEqualTo(200);
    assertThat(get(URI.create(signed.value() + "&restype=container&comp=list"))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019-02-02", "2020-10-02", "2021-08-06"})
  void signsByAPolicyInTheConfiguredVersion(String version) throws Exception {
    BlobStorage storage = given(version);
    storage.putAccessPolicy(container, "uploads", new SasPermissions("w"));

    SignedUrl signed = storage.signContainer(container, "uploads", LIFETIME);

    assertThat(signed.value().getRawQuery()).contains("sv=" + version + "&", "si=uploads");
    assertThat(upload(signed)).isEqualTo(201);
    assertThat(get(blob(signed))).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019-02-02", "2020-10-02", "2021-08-06"})
  void signsBlobsInTheConfiguredVersion(String version) throws Exception {
    BlobStorage storage = given(version);
    upload(storage.signContainer(container, SasPermissions.WRITE, LIFETIME));

    SignedUrl signed = storage.signBlobForReading(container, "a/b c.txt", LIFETIME);

    assertThat(signed.value().getRawQuery()).contains("sv=" + version + "&");
    assertThat(get(signed.value())).isEqualTo(200);
  }

  private BlobStorage given(String version) {
    BlobStorage storage =
        BlobClients.open(
            new StorageAccount(
                azurite.blobEndpoint(),
                azurite.accountName(),
                new Credential.AccountKey(new Secret(azurite.accountKey())),
                version));
    storage.createContainer(container);
    return storage;
  }

  private int upload(SignedUrl signed) throws Exception {
    return send(
        HttpRequest.newBuilder(blob(signed))
            .header("x-ms-blob-type", "BlockBlob")
            .PUT(BodyPublishers.ofString("hello")));
  }

  private static URI blob(SignedUrl container) {
    return URI.create(container.unsigned() + "/a/b%20c.txt?" + container.value().getRawQuery());
  }

  private int get(URI url) throws Exception {
    return send(HttpRequest.newBuilder(url));
  }

  private int send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
