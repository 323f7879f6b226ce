package io.github.azurebatch.camunda.impl.engine.wait.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.FakePort;
import io.github.azurebatch.camunda.SharedEngine;
import io.github.azurebatch.camunda.impl.engine.lease.Demand;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.lease.row.Node;
import io.github.azurebatch.camunda.impl.engine.mark.GivenMarks;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.store.ForeignWorkers;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitQueries;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitTransactions;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.local.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When health tells that no engine node looks after the waits. */
class UnwatchedWaitsTest {

  private static final Topic TOPIC = new Topic("default", "job");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration TOLERANCE = Duration.ofSeconds(45);

  private final MovableClock clock = new MovableClock(Clock.systemUTC());
  private final Leases otherNode = leases("other");
  private final JobExecutor jobExecutor = new JobExecutor();
  private final UnwatchedWaits unwatched =
      new UnwatchedWaits(jobExecutor, waits(), leases("this"), clock);
  private List<String> topics = List.of(TOPIC.name());
  private @Nullable ProcessEngineException failure;

  @AfterEach
  void leave() {
    otherNode.leave(Set.of());
  }

  @Test
  void tellsAfterATimeInWhichNodesMayRestart() {
    assertThat(unwatched.message()).isEmpty();
    clock.advance(TOLERANCE.minusSeconds(1));
    assertThat(unwatched.message()).isEmpty();

    clock.advance(Duration.ofSeconds(2));

    assertThat(unwatched.message())
        .hasValueSatisfying(said -> assertThat(said).contains("1 Batch job", "job executor"));
  }

  @Test
  void tellsNothingWhereThereIsNoWaitOrTheJobExecutorIsActive() {
    unwatched.message();
    clock.advance(TOLERANCE);
    topics = List.of();
    assertThat(unwatched.message()).isEmpty();

    topics = List.of(TOPIC.name());
    unwatched.message();
    clock.advance(TOLERANCE);
    jobExecutor.active = true;
    assertThat(unwatched.message()).isEmpty();
  }

  @Test
  void leavesTheWaitsToAnotherNodeUntilThatOneIsDead() {
    unwatched.message();
    otherNode.share(
        new Demand(
            Set.of(),
            Set.of(),
            Set::of,
            names ->
                new Demand.Wanted(
                    Set.of(new TopicPart(TOPIC, null).leasable()), Set.of(TOPIC.account()))));
    clock.advance(LEASE.minusSeconds(1));
    assertThat(unwatched.message()).isEmpty();

    clock.advance(TOLERANCE);
    assertThat(unwatched.message()).isEmpty();

    clock.advance(TOLERANCE);
    assertThat(unwatched.message()).isPresent();
  }

  @Test
  void tellsThatTheDatabaseCannotBeAskedWithoutSignatures() {
    failure = new ProcessEngineException("failed for https://s.test/c?sv=1&sig=c2VjcmV0");

    assertThat(unwatched.message())
        .hasValueSatisfying(
            said -> assertThat(said).contains("database failed").doesNotContain("c2VjcmV0"));
  }

  private WaitQueries waits() {
    ProcessEngineConfigurationImpl configuration = SharedEngine.configuration();
    ExternalTaskService externalTasks =
        FakePort.of(ExternalTaskService.class, Map.of("getTopicNames", arguments -> topics()));
    ProcessEngine withTopics =
        FakePort.of(
            ProcessEngine.class,
            Map.of(
                "getExternalTaskService", arguments -> externalTasks,
                "getRuntimeService", arguments -> configuration.getRuntimeService(),
                "getProcessEngineConfiguration", arguments -> configuration));
    return new WaitQueries(
        withTopics,
        new WaitTransactions(configuration, "this", new ForeignWorkers(Duration.ZERO)),
        GivenMarks.authenticity());
  }

  private List<String> topics() {
    if (failure != null) {
      throw failure;
    }
    return topics;
  }

  private Leases leases(String nodeId) {
    WaitMeters meters = new WaitMeters(new SimpleMeterRegistry(), nodeId);
    return new Leases(
        SharedEngine.configuration().getCommandExecutorTxRequired(),
        new Node(nodeId, LEASE, true),
        clock,
        meters.leases());
  }

  private static final class JobExecutor extends DefaultJobExecutor {

    private boolean active;

    @Override
    public boolean isActive() {
      return active;
    }
  }
}
