package io.github.azurebatch.camunda.engine.await;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void isReadAsItWasWritten() {
    Lease lease = new Lease(NOW, "node with blanks", "azureBatch/default/job");

    assertThat(Lease.parse(lease.text()).expiry()).isEqualTo(NOW);
  }

  @Test
  void isOfAnotherUntilItExpires() {
    Lease lease = new Lease(NOW.plusSeconds(1), "other", "topic");

    assertThat(lease.isOfAnother("mine", NOW)).isTrue();
    assertThat(lease.isOfAnother("mine", NOW.plusSeconds(1))).isFalse();
    assertThat(lease.isOfAnother("other", NOW)).isFalse();
  }

  @Test
  void hasExpiredWhereItCannotBeRead() {
    assertThat(Lease.parse("nonsense").isOfAnother("mine", NOW)).isFalse();
  }

  @Test
  void fitsIntoTheColumnOfItsName() {
    assertThat(Lease.rowName("azureBatch/account/" + "j".repeat(64)).length()).isLessThan(65);
  }
}
