package io.github.azurebatch.camunda.benchmarks.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorldTest {

  private static final double SECONDS = 300;
  private static final Load LOAD = new Load(10_000, 20, 4, Duration.ofMinutes(10));

  private final World world = new World(LOAD, Costs.ASSUMED);

  @Test
  void endsAsManyWaitsAsTasksComplete() {
    assertThat(world.run(SECONDS).endsPerSecond())
        .isCloseTo(LOAD.completionsPerSecond(), within(LOAD.completionsPerSecond() / 10));
  }

  @Test
  void listsEachBatchJobOnceAnInterval() {
    double perSecond = LOAD.batchJobs() / (double) Costs.ASSUMED.pollInterval().toSeconds();

    assertThat(world.run(SECONDS).listCallsPerSecond()).isCloseTo(perSecond, within(0.1));
  }

  @Test
  void listsSeldomWhereTasksRunForLong() {
    Load lasting = new Load(100, 20, 4, Duration.ofDays(10));
    double perSecond = LOAD.batchJobs() / (double) Costs.ASSUMED.maxPollInterval().toSeconds();
    World quiet = new World(lasting, Costs.ASSUMED);
    quiet.run(SECONDS);

    assertThat(quiet.measure(SECONDS).listCallsPerSecond()).isCloseTo(perSecond, within(0.1));
  }

  @Test
  void reactsWithinAnIntervalWhereEverythingKeepsUp() {
    Outcome outcome = world.run(SECONDS);

    assertThat(outcome.breaks()).isEqualTo(Outcome.NOTHING);
    assertThat(outcome.p99()).isBetween(4.0, Costs.ASSUMED.pollInterval().toSeconds() + 0.5);
  }

  @Test
  void losesNothingWhenANodeDies() {
    world.run(SECONDS);
    world.killANode();

    Outcome outcome = world.measure(SECONDS);

    assertThat(outcome.endsPerSecond())
        .isCloseTo(LOAD.completionsPerSecond(), within(LOAD.completionsPerSecond() / 10));
    assertThat(outcome.slowest())
        .isBetween(
            (double) Costs.ASSUMED.leaseDuration().toSeconds(),
            Costs.ASSUMED
                    .leaseDuration()
                    .plus(Costs.ASSUMED.pollInterval().multipliedBy(2))
                    .toSeconds()
                + 1.0);
  }

  @Test
  void findsTheLoadThatIsTooMuch() {
    Outcome broken = Breakage.of(LOAD, Costs.ASSUMED);

    assertThat(broken.breaks()).isNotEqualTo(Outcome.NOTHING);
    assertThat(broken.load().completionsPerSecond()).isGreaterThan(LOAD.completionsPerSecond());
  }

  @Test
  void comesOutTheSameEachTime() {
    assertThat(world.run(SECONDS)).isEqualTo(new World(LOAD, Costs.ASSUMED).run(SECONDS));
  }
}
