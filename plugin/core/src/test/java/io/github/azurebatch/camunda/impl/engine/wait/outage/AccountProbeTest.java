package io.github.azurebatch.camunda.impl.engine.wait.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a node asks again for an account that it could not reach, and what the answer tells it. */
class AccountProbeTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant AFTER_PAUSE = NOW.plusSeconds(5);
  private static final Topic ONE = new Topic("default", "one");
  private static final Topic TWO = new Topic("default", "two");
  private static final Topic OTHER = new Topic("other", "one");
  private static final List<TopicPart> PARTS =
      Stream.of(ONE, TWO, OTHER).map(topic -> new TopicPart(topic, null)).toList();

  private final StubService batch = new StubService();
  private final Accounts accounts = OfflineAccounts.withBatchAt(batch.url());
  private final Outages outages = new Outages();
  private final AccountProbe probe =
      new AccountProbe(accounts, outages, Clock.fixed(AFTER_PAUSE, ZoneOffset.UTC));

  @AfterEach
  void close() {
    accounts.close();
    batch.close();
  }

  @Test
  void asksForNoAccountThatCanBeReached() {
    outages.begin(ONE, new UnavailableException("InternalError", "of one job", null), NOW);

    assertThat(due(AFTER_PAUSE)).isEmpty();
  }

  @Test
  void asksByOneBatchJobOfEachAccountWhenThePauseIsOver() {
    outages.begin(ONE, down(), NOW);
    outages.begin(OTHER, down(), NOW);

    assertThat(due(AFTER_PAUSE.minusMillis(1))).isEmpty();
    assertThat(due(AFTER_PAUSE)).containsExactlyInAnyOrder(ONE, OTHER);
  }

  @Test
  void asksByABatchJobThatDoesNotPauseItself() {
    outages.begin(ONE, down(), NOW);
    outages.begin(
        ONE, new UnavailableException("InternalError", "of one job", null), NOW.plusSeconds(4));

    assertThat(due(AFTER_PAUSE)).containsExactly(TWO);
  }

  @Test
  void leavesAnAccountToThePollOfABatchJobThatThisNodeHolds() {
    outages.begin(ONE, down(), NOW);

    assertThat(probe.due(PARTS, part -> part.topic().equals(TWO), AFTER_PAUSE)).isEmpty();
  }

  @Test
  void endsTheOutageWhenTheAccountAnswers() {
    outages.begin(ONE, down(), NOW);
    batch.then(200, "{\"value\":[]}");

    probe.probe(TWO, AFTER_PAUSE);

    assertThat(outages.isOut("default")).isFalse();
    assertThat(batch.calls()).containsExactly("GET /jobs/two/tasks");
  }

  @Test
  void takesARefusalForAnAnswer() {
    outages.begin(ONE, down(), NOW);
    batch.then(404, "{\"code\":\"JobNotFound\"}");

    probe.probe(ONE, AFTER_PAUSE);

    assertThat(outages.isOut("default")).isFalse();
  }

  @Test
  void leavesOnlyABatchJobAloneThatIsBeingDeleted() {
    outages.begin(ONE, down(), NOW);
    batch.then(409, "{\"code\":\"JobBeingDeleted\"}");

    probe.probe(ONE, AFTER_PAUSE);

    assertThat(outages.isOut("default")).isFalse();
    assertThat(outages.isPausing(ONE, AFTER_PAUSE)).isTrue();
    assertThat(outages.isPausing(TWO, AFTER_PAUSE)).isFalse();
  }

  @Test
  void leavesOnlyABatchJobAloneThatTheServiceFailsToList() {
    outages.begin(ONE, down(), NOW);
    // a status after which the request is not tried again
    batch.then(501, "{\"code\":\"InternalError\"}");

    probe.probe(ONE, AFTER_PAUSE);

    assertThat(outages.isOut("default")).isFalse();
    assertThat(outages.isPausing(ONE, AFTER_PAUSE)).isTrue();
  }

  @Test
  void pausesTwiceAsLongWhileTheCredentialIsRefused() {
    outages.begin(ONE, new RefusedException("AuthenticationFailed", "wrong key", null), NOW);
    batch.then(403, "{\"code\":\"AuthenticationFailed\"}");

    probe.probe(ONE, AFTER_PAUSE);

    Instant until = AFTER_PAUSE.plus(Duration.ofSeconds(10));
    assertThat(outages.isOut("default")).isTrue();
    assertThat(due(until.minusMillis(1))).isEmpty();
    assertThat(due(until)).containsExactly(ONE);
  }

  private List<Topic> due(Instant now) {
    return probe.due(PARTS, part -> false, now).stream().map(TopicPart::topic).toList();
  }

  private static UnavailableException down() {
    return new UnavailableException("NoAnswer", "no answer", null);
  }
}
