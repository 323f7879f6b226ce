package io.github.azurebatch.camunda.impl.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.sas.SasProtocol;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class SasSignerTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00.9Z"), ZoneOffset.UTC);
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-22T12:00:00Z");
  private static final StorageSharedKeyCredential KEY = new StorageSharedKeyCredential("a", "a2V5");

  @Test
  void signsFromAQuarterOfAnHourAgoUntilTheEndOfTheLifetime() {
    var signed =
        storage("https://a.blob.test")
            .signContainer("outputs", SasPermissions.WRITE, Duration.ofHours(1));

    assertThat(signed.expiry()).isEqualTo(OffsetDateTime.parse("2026-11-22T13:00:00Z"));
    assertThat(signed.value().getRawQuery())
        .contains("st=2026-11-22T11%3A45%3A00Z", "se=2026-11-22T13%3A00%3A00Z")
        .contains("sr=c", "sp=w", "sig=");
    assertThat(signed.unsigned()).isEqualTo("https://a.blob.test/outputs");
  }

  /** The newest form, which Azurite does not know. */
  @Test
  void signsAsTheSdkDoesInTheNewestVersion() {
    SasTarget target = SasTarget.blob(sdk().getBlobClient("a b/c\\d.txt"));
    SasToken token =
        new SasToken(
            SasVersion.of(BlobServiceVersion.getLatest()), target, NOW, NOW.plusHours(1), true);
    var values =
        new BlobServiceSasSignatureValues(
                token.expiry(), new BlobSasPermission().setReadPermission(true))
            .setStartTime(NOW)
            .setProtocol(SasProtocol.HTTPS_ONLY);
    UserDelegationKey key =
        new UserDelegationKey()
            .setSignedObjectId("object")
            .setSignedTenantId("tenant")
            .setSignedStart(NOW)
            .setSignedExpiry(NOW.plusDays(7))
            .setSignedService("b")
            .setSignedVersion("2025-11-05")
            .setValue("a2V5");

    var blob = sdk().getBlobClient("a b/c\\d.txt");
    assertThat(parameters(token.signedWith(KEY))).isEqualTo(parameters(blob.generateSas(values)));
    assertThat(parameters(token.signedWith(key, "a")))
        .isEqualTo(parameters(blob.generateUserDelegationSas(values, key, "a", Context.NONE)));
  }

  private static BlobContainerClient sdk() {
    return new BlobContainerClientBuilder()
        .endpoint("https://a.blob.test/outputs")
        .credential(KEY)
        .httpClient(request -> Mono.empty())
        .buildClient();
  }

  private static Set<String> parameters(String query) {
    return Set.of(query.split("&"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.blob.test", "http://a.blob.test", "http://127.evil.test.com"})
  void signsForHttpsOnly(String endpoint) {
    assertThat(query(endpoint)).contains("spr=https&");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:10000/a", "http://localhost:10000/a", "http://[::1]/a"})
  void signsForHttpOnTheLoopbackAddress(String endpoint) {
    assertThat(query(endpoint)).doesNotContain("spr=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1H", "PT0.9S"})
  void refusesALifetimeThatIsOver(String lifetime) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                storage("https://a.blob.test")
                    .signContainer("outputs", SasPermissions.WRITE, Duration.parse(lifetime)))
        .withMessageContaining(lifetime);
  }

  @Test
  void refusesALifetimeThatIsLongerThanConfigured() {
    BlobStorage storage = storage("https://a.blob.test");
    Duration tooLong = Duration.ofDays(7).plusSeconds(1);

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> storage.signContainer("outputs", SasPermissions.WRITE, tooLong))
        .withMessageContaining("max-signature-lifetime");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> storage.signContainer("outputs", "a-policy", tooLong))
        .withMessageContaining("max-signature-lifetime");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> storage.signBlobForReading("outputs", "a.txt", tooLong))
        .withMessageContaining("max-signature-lifetime");
  }

  private static String query(String endpoint) {
    return storage(endpoint)
        .signBlobForReading("outputs", "a.txt", Duration.ofHours(1))
        .value()
        .getRawQuery();
  }

  private static BlobStorage storage(String endpoint) {
    var key = new Credential.AccountKey(new Secret("a2V5"));
    var account = new StorageAccount(URI.create(endpoint), "a", key, null);
    return BlobClients.open(account, Gate.of("any"), NOON, duration -> {});
  }
}
