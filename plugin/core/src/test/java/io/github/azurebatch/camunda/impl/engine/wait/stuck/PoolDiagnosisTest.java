package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.job.OnAllTasksComplete;
import io.github.azurebatch.camunda.impl.batch.pool.NodeSnapshot;
import io.github.azurebatch.camunda.impl.batch.pool.OperatingSystem;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason.Kind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why tasks are queued, by what a pool and its nodes tell. */
class PoolDiagnosisTest {

  static Stream<Arguments> pools() {
    return Stream.of(
        arguments(Kind.NO_NODES, nodes(), pool(0, 0)),
        arguments(Kind.NODES_STARTING, nodes(), pool(0, 2)),
        arguments(Kind.NODES_STARTING, nodes("starting", "unusable"), pool(2, 2)),
        arguments(Kind.NODES_STARTING, nodes("leavingpool"), pool(1, 0)),
        arguments(Kind.QUOTA, nodes(), pool(0, 2, "AccountCoreQuotaReached: 0 left")),
        arguments(Kind.RESIZE_FAILED, nodes(), pool(0, 2, "AllocationTimedout: late")),
        arguments(Kind.SLOTS_TAKEN, nodes("running", "unusable"), pool(2, 2)),
        arguments(Kind.UNKNOWN, nodes("running", "idle"), pool(2, 2)),
        arguments(Kind.NODES_UNUSABLE, nodes("unusable", "OFFLINE"), pool(2, 2)));
  }

  @ParameterizedTest
  @MethodSource("pools")
  void tellsTheReason(Kind reason, List<NodeSnapshot> nodes, PoolSnapshot pool) {
    assertThat(of(pool, nodes, false).kind()).isEqualTo(reason);
  }

  @Test
  void blamesDependenciesOnlyWhereAJobHasThemAndANodeIsIdle() {
    assertThat(of(pool(1, 1), nodes("idle"), true).kind()).isEqualTo(Kind.DEPENDENCIES);
    assertThat(of(pool(1, 1), nodes("running"), true).kind()).isEqualTo(Kind.SLOTS_TAKEN);
  }

  @Test
  void showsWhyAPoolThatIsFullDoesNotGrow() {
    QueueReason reason = of(pool(1, 9, "AccountCoreQuotaReached: 0 left"), nodes("running"), false);

    assertThat(reason.kind()).isEqualTo(Kind.SLOTS_TAKEN);
    assertThat(reason.details()).contains("'pool'", "AccountCoreQuotaReached");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleting", "Deleting"})
  void saysBeforeAnythingElseThatThePoolIsBeingDeleted(String state) {
    QueueReason reason = of(pool(state, 1, 1), nodes("idle"), false);

    assertThat(reason.kind()).isEqualTo(Kind.POOL_DELETING);
    assertThat(reason.details()).contains("'pool'", "'job'");
  }

  @Test
  void showsWhyTheStartTaskFailed() {
    List<NodeSnapshot> failed =
        List.of(new NodeSnapshot("node-1", "starttaskfailed", List.of(), "exit code 7"));

    QueueReason reason = of(pool(1, 1), failed, false);

    assertThat(reason.kind()).isEqualTo(Kind.START_TASK_FAILED);
    assertThat(reason.details()).contains("node 'node-1' is starttaskfailed (exit code 7)");
  }

  @Test
  void namesNoMoreThanThreeOfManyBrokenNodes() {
    List<NodeSnapshot> broken =
        IntStream.rangeClosed(1, 100)
            .mapToObj(
                index -> new NodeSnapshot("n" + index, "unusable", List.of("Disk: full"), null))
            .toList();

    assertThat(new NodeStates(broken).summary())
        .isEqualTo(
            "nodes: 100 unusable; node 'n1' is unusable (Disk: full);"
                + " node 'n2' is unusable (Disk: full); node 'n3' is unusable (Disk: full)");
  }

  @Test
  void countsNodesByTheirStates() {
    assertThat(new NodeStates(nodes("idle", "Running", "idle")).summary())
        .isEqualTo("nodes: 2 idle, 1 running");
    assertThat(new NodeStates(nodes()).summary()).isEqualTo("nodes: none");
  }

  private static QueueReason of(PoolSnapshot pool, List<NodeSnapshot> nodes, boolean dependencies) {
    JobSnapshot job =
        new JobSnapshot(
            "job",
            JobState.ACTIVE,
            "pool",
            OnAllTasksComplete.NO_ACTION,
            dependencies,
            0,
            null,
            OffsetDateTime.parse("2026-01-01T00:00:00Z"),
            Map.of());
    return new PoolDiagnosis(job, pool, new NodeStates(nodes)).reason();
  }

  private static List<NodeSnapshot> nodes(String... states) {
    return Stream.of(states)
        .map(state -> new NodeSnapshot("node", state, List.of(), null))
        .toList();
  }

  private static PoolSnapshot pool(int current, int target, String... resizeErrors) {
    return pool("active", current, target, resizeErrors);
  }

  private static PoolSnapshot pool(String state, int current, int target, String... resizeErrors) {
    return new PoolSnapshot(
        "pool",
        null,
        OperatingSystem.LINUX,
        true,
        state,
        "steady",
        current,
        target,
        List.of(resizeErrors),
        Set.of());
  }
}
