package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.storage.StoredBlob;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StoredSinceTest {

  private static final Instant SECOND = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void takesABlobOfTheSecondInWhichTheMomentLies() {
    StoredSince since = new StoredSince(SECOND.plusMillis(999));

    assertThat(since.includes(blob(SECOND))).isTrue();
    assertThat(since.includes(blob(SECOND.plusSeconds(1)))).isTrue();
  }

  @Test
  void takesNoBlobOfTheSecondBefore() {
    assertThat(new StoredSince(SECOND).includes(blob(SECOND.minusSeconds(1)))).isFalse();
  }

  @Test
  void takesEveryBlobWhereNoMomentIsKnown() {
    assertThat(StoredSince.ALWAYS.includes(blob(Instant.EPOCH))).isTrue();
  }

  private static StoredBlob blob(Instant lastModified) {
    return new StoredBlob(
        "name",
        "c",
        URI.create("https://s.test/c/name"),
        1,
        "tag",
        null,
        lastModified.atOffset(ZoneOffset.UTC));
  }
}
