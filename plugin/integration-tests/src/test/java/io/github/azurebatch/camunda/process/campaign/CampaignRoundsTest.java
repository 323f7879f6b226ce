package io.github.azurebatch.camunda.process.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azurebatch.camunda.process.campaign.Fault.AtMoment;
import io.github.azurebatch.camunda.process.campaign.Fault.Effect;
import io.github.azurebatch.camunda.process.campaign.Results.Planned;
import io.github.azurebatch.camunda.process.campaign.Results.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rounds a campaign has, and which operations it has missed. */
class CampaignRoundsTest {

  private static final Boundary FIRST = Boundary.request("List Tasks", 1);
  private static final Boundary SECOND = Boundary.request("List Tasks", 2);
  private static final Boundary COMMIT = Boundary.commit("Camunda job");

  private final Campaign campaign = Campaign.full(1);

  @Test
  void killsBeforeAndAfterEachBoundary() {
    assertThat(faults(Effect.KILL, 1, List.of()))
        .extracting(Fault::kind, Fault::boundary)
        .containsExactly(
            tuple("killed before a request", FIRST),
            tuple("killed after a request", FIRST),
            tuple("killed before a request", SECOND),
            tuple("killed after a request", SECOND),
            tuple("killed before a commit", COMMIT),
            tuple("killed after a commit", COMMIT));
  }

  @Test
  void stopsAtTheFirstOfEachOperation() {
    assertThat(faults(Effect.STOP, 1, List.of()))
        .extracting(Fault::boundary)
        .containsExactly(FIRST, FIRST, COMMIT, COMMIT);
  }

  @Test
  void repeatsWhatDidNotHappenAndLastAtTheFirstOfItsKind() {
    List<Planned> earlier =
        faults(Effect.KILL, 1, List.of()).stream()
            .map(fault -> fault.planned(!fault.boundary().equals(SECOND)))
            .toList();

    assertThat(faults(Effect.KILL, 2, earlier))
        .extracting(Fault::boundary)
        .containsExactly(SECOND, SECOND);
    assertThat(faults(Effect.KILL, 3, earlier)).isEmpty();
    assertThat(faults(Effect.KILL, 3, List.of())).extracting(Fault::boundary).contains(FIRST);
  }

  @Test
  void hasAHundredRandomMomentsThatAreUnderLoad() {
    List<Round> rounds = campaign.atRandom(3, Effect.STOP, 1, 0);

    assertThat(rounds)
        .allSatisfy(round -> assertThat(round.instances()).isEqualTo(1_000))
        .flatExtracting(Round::faults)
        .hasSize(100)
        .allSatisfy(
            fault -> assertThat(((AtMoment) fault).ended()).isLessThan(950).isNotNegative());
    assertThat(campaign.atRandom(3, Effect.STOP, 1, 0)).isEqualTo(rounds);
    assertThat(campaign.atRandom(3, Effect.STOP, 2, 89)).flatExtracting(Round::faults).hasSize(11);
    assertThat(campaign.atRandom(3, Effect.STOP, 2, 100)).isEmpty();
  }

  @Test
  void missesOperationsAtWhichNothingHappened() {
    Fault kill = new Fault.AtBoundary(SECOND, true, Effect.KILL);
    Fault never = new Fault.AtBoundary(COMMIT, true, Effect.KILL);
    Result plain = new Result("p", 1, "work", "b", List.of(FIRST, COMMIT), List.of(), Verdict.NONE);
    Result killed =
        new Result(
            "k",
            3,
            "work",
            "b",
            List.of(),
            List.of(kill.planned(true), never.planned(false)),
            Verdict.NONE);
    Operations operations = new Operations(List.of(plain, killed));

    assertThat(operations.missed()).containsExactly("work: commit: Camunda job");
    assertThat(operations.rows())
        .isEqualTo(
            "| work | List Tasks | 0 / 0 | 0 / 1 | 0 / 0 | 0 / 0 |\n"
                + "| work | commit: Camunda job | 0 / 0 | 0 / 0 | 0 / 0 | 0 / 0 |");
  }

  private List<? extends Fault> faults(Effect effect, int number, List<Planned> earlier) {
    return campaign
        .atBoundaries(
            1, CampaignModel.EVERY_STEP, effect, List.of(FIRST, SECOND, COMMIT), number, earlier)
        .stream()
        .flatMap(round -> round.faults().stream())
        .toList();
  }
}
