package io.github.azurebatch.camunda.impl.engine.wait.watch;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.task;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome.Arrived;
import io.github.azurebatch.camunda.impl.engine.wait.end.EndWait;
import io.github.azurebatch.camunda.impl.engine.wait.end.Ending;
import io.github.azurebatch.camunda.impl.engine.wait.end.GivenEnds;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.store.FakeDatabase;
import io.github.azurebatch.camunda.impl.engine.wait.store.GivenJob;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the ends that threads have judged are reported. */
class TogetherTest {

  private final Accounts accounts = OfflineAccounts.open();
  private final FakeDatabase database = new FakeDatabase();
  private final EndWait endWait =
      GivenEnds.in(database, accounts, new Outages(), new SimpleMeterRegistry());
  private final GivenJob given = new GivenJob();
  private final Set<String> judged = new HashSet<>();

  @AfterEach
  void close() {
    accounts.close();
  }

  @Test
  void tenAreEnoughWhileThereIsMoreToBegin() {
    Together together = ofCount(20);
    database.then(List.of());

    for (int i = 1; i <= 10; i++) {
      assertThat(database.transactionCount()).isZero();
      judge(together, "wait-" + i);
    }

    assertThat(database.transactionCount()).isEqualTo(1);
    assertThat(given.job().waits()).isEmpty();
    assertThat(judged).isEmpty();
  }

  @Test
  void noneWaitsForOneThatTakesLongToJudge() {
    Together together = ofCount(4);
    judge(together, "a");
    judge(together, "b");
    assertThat(judged).containsExactlyInAnyOrder("a", "b");
    // hangs
    together.begin();
    database.then(List.of());

    together.begin();

    assertThat(database.transactionCount()).isEqualTo(1);
    assertThat(given.job().waits()).isEmpty();
    together.add(ending("c"));
    together.endWhatIsEnough();
    assertThat(database.transactionCount()).isEqualTo(2);
    assertThat(given.job().waits()).isEmpty();
  }

  @Test
  void allAreLeftIfOneOfThemCannotEnd() {
    Together together = ofCount(3);
    together.begin();
    together.begin();
    together.begin();
    together.add(ending("a"));
    together.add(ending("b"));
    database.thenFail(new OptimisticLockingException("changed"));

    together.endWhatIsEnough();

    assertThat(together.rest()).extracting(Ending::id).containsExactly("a", "b");
    assertThat(given.job().waits()).hasSize(2);
    assertThat(judged).isEmpty();
  }

  @Test
  void whatWasJudgedWhenARoundBreaksOffIsLeft() {
    Together together = ofCount(5);
    judge(together, "a");

    assertThat(together.rest()).extracting(Ending::id).containsExactly("a");
    assertThat(judged).isEmpty();
    assertThat(database.transactionCount()).isZero();
  }

  private Together ofCount(int count) {
    return new Together(endWait, Clock.systemUTC(), judged, count);
  }

  private void judge(Together together, String id) {
    together.begin();
    together.add(ending(id));
    together.endWhatIsEnough();
  }

  private Ending ending(String id) {
    return new Ending(given.job(), given.add(id, id, waitFor(task())), new Arrived(Map.of()));
  }
}
