package io.github.azurebatch.camunda.impl.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.UserDelegationKey;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserDelegationKeysTest {

  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00Z");

  private final List<UserDelegationKey> fetched = new ArrayList<>();
  private OffsetDateTime now = NOON;
  private final Clock clock = new MovedClock();
  private final UserDelegationKeys keys = new UserDelegationKeys(this::fetch, clock);

  @Test
  void fetchesOneKeyForManySignatures() {
    keys.until(NOON.plusDays(1));
    keys.until(NOON.plusDays(6));

    assertThat(fetched).hasSize(1);
    assertThat(fetched.get(0).getSignedStart()).isEqualTo(NOON.minusMinutes(15));
    assertThat(fetched.get(0).getSignedExpiry()).isEqualTo(NOON.minusMinutes(15).plusDays(7));
  }

  @Test
  void fetchesAnotherKeyWhenTheKeptOneEndsTooEarly() {
    keys.until(NOON.plusDays(1));
    now = NOON.plusDays(2);
    keys.until(now.plusDays(1));
    keys.until(now.plusDays(6));

    assertThat(fetched).hasSize(2);
  }

  @Test
  void explainsThatSevenDaysAreTheMost() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> keys.until(NOON.plusDays(7).plusSeconds(1)))
        .withMessageContainingAll("seven days", "P7D", "Entra ID", "account key");
    assertThat(fetched).isEmpty();
  }

  @Test
  void signsNoLongerThanTheKeyLasts() {
    var signed = signer().sign(target(), Duration.ofDays(7));

    assertThat(signed.expiry()).isEqualTo(NOON.minusMinutes(15).plusDays(7));
    assertThat(signed.value().getRawQuery())
        .contains("se=2026-11-29T11%3A45%3A00Z", "skoid=oid", "sktid=tid", "sig=")
        .contains("ske=2026-11-29T11%3A45%3A00Z", "sr=c", "sp=w", "spr=https&");
  }

  @Test
  void explainsThatThereAreNoPolicies() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> signer().requirePolicies())
        .withMessageContainingAll("account key", "Entra ID", "user delegation");
  }

  private SasSigner signer() {
    return SasSigner.withUserDelegation(
        keys,
        "a",
        SasVersion.of(BlobServiceVersion.getLatest()),
        UserDelegationKeys.LONGEST,
        clock);
  }

  private static SasTarget target() {
    BlobContainerClient container =
        new BlobContainerClientBuilder()
            .endpoint("https://a.blob.test")
            .containerName("outputs")
            .buildClient();
    return SasTarget.container(container, SasPermissions.WRITE);
  }

  private UserDelegationKey fetch(OffsetDateTime start, OffsetDateTime expiry) {
    var key =
        new UserDelegationKey()
            .setSignedStart(start)
            .setSignedExpiry(expiry)
            .setSignedObjectId("oid")
            .setSignedTenantId("tid")
            .setSignedService("b")
            .setSignedVersion("2025-11-05")
            .setValue("a2V5");
    fetched.add(key);
    return key;
  }

  private final class MovedClock extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
      return now.toInstant();
    }
  }
}
