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
    Outcome broken = Breakage.of(LOAD, Costs.ASSUMED, null);

    assertThat(broken.breaks()).isNotEqualTo(Outcome.NOTHING);
    assertThat(broken.load().completionsPerSecond()).isGreaterThan(LOAD.completionsPerSecond());
  }

  @Test
  void reactsWithinASecondOrTwoWhereEventsArrive() {
    Outcome outcome = pushed(LOAD).run(SECONDS);

    assertThat(outcome.breaks()).isEqualTo(Outcome.NOTHING);
    assertThat(outcome.p99()).isBetween(0.2, 2.0);
    assertThat(outcome.endsPerSecond())
        .isCloseTo(LOAD.completionsPerSecond(), within(LOAD.completionsPerSecond() / 10));
  }

  @Test
  void listsOnceAnIntervalOfEventsWhereNothingCompletes() {
    Load idle = new Load(100, 20, 4, Duration.ofDays(100_000));
    double perSecond = idle.batchJobs() / (double) Push.ASSUMED.pollInterval().toSeconds();
    World quiet = pushed(idle);
    quiet.run(SECONDS);

    assertThat(quiet.measure(SECONDS).listCallsPerSecond())
        .isPositive()
        .isCloseTo(perSecond, within(0.02));
  }

  @Test
  void losesNothingWithEventsWhenANodeDies() {
    World world = pushed(LOAD);
    world.run(SECONDS);
    world.killANode();

    Outcome outcome = world.measure(SECONDS);

    assertThat(outcome.endsPerSecond())
        .isCloseTo(LOAD.completionsPerSecond(), within(LOAD.completionsPerSecond() / 10));
    assertThat(outcome.slowest())
        .isLessThan(
            Costs.ASSUMED
                    .leaseDuration()
                    .plus(Costs.ASSUMED.pollInterval().multipliedBy(2))
                    .toSeconds()
                + 1.0);
  }

  @Test
  void findsThatTheReaderOfTheQueueIsTheFirstThatDoesNotKeepUp() {
    Push slow = new Push(0.2, 0.3, 0.5, Duration.ofMinutes(5));

    assertThat(Breakage.of(LOAD, Costs.ASSUMED, slow).breaks())
        .isEqualTo("the reader of the events");
  }

  private static World pushed(Load load) {
    return new World(load, Costs.ASSUMED, Push.ASSUMED);
  }

  @Test
  void comesOutTheSameEachTime() {
    assertThat(world.run(SECONDS)).isEqualTo(new World(LOAD, Costs.ASSUMED).run(SECONDS));
  }
}
