package io.github.azurebatch.camunda.process.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IncrementCountsTest {

  private final IncrementCounts meters = new IncrementCounts();

  @Test
  void countAnIncrementOnceHoweverLargeItIs() {
    meters.counter("leases", "node", "a").increment(6);
    meters.counter("leases", "node", "b").increment();

    assertThat(meters.of("leases")).isEqualTo(2);
    assertThat(meters.counter("leases", "node", "a").count()).isEqualTo(6);
  }

  @Test
  void countNoIncrementOfZero() {
    meters.counter("leases").increment(0);

    assertThat(meters.of("leases")).isZero();
    assertThat(meters.of("others")).isZero();
  }
}
