package io.github.azurebatch.camunda.impl.engine.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.lease.row.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Twenty nodes and a thousand things; the nodes act in an order that changes with every round. */
class ClusterSimulationTest {

  private static final Set<String> GROUP = Set.of("group");
  private static final Duration ROUND = Duration.ofSeconds(5);

  private final Rows rows = new Rows();
  private final Random random = new Random(20);
  private final List<Leasable> wanted = PlannerTest.things("group", 1000);
  private final List<String> nodes =
      new ArrayList<>(IntStream.range(0, 20).mapToObj("node-%02d"::formatted).toList());

  @Test
  void comesToEqualSharesAndStaysThere() {
    rounds(3);

    assertThat(counts()).containsOnly(50L);
    Map<String, String> leases = leases();
    rounds(10);
    assertThat(leases()).isEqualTo(leases);
  }

  @Test
  void noThingIsHeldTwiceWhileNodesComeAndGo() {
    for (int i = 0; i < 60; i++) {
      comeOrGo(this::round);
      assertThat(heldTwice()).isEmpty();
    }
    rounds(8);

    assertThat(counts()).allMatch(count -> Math.abs(count - 1000.0 / nodes.size()) < 1);
  }

  @Test
  void nothingIsForgottenWhileNodesThatGoByTheRowsComeAndGo() {
    rows.round("node-00", wanted, GROUP);
    for (int i = 0; i < 60; i++) {
      comeOrGo(this::quietRound);
    }
    for (int i = 0; i < 8; i++) {
      quietRound();
    }

    assertThat(counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(1000);
    assertThat(counts()).allMatch(count -> Math.abs(count - 1000.0 / nodes.size()) < 1);
  }

  private void quietRound() {
    Collections.shuffle(nodes, random);
    nodes.forEach(
        node ->
            rows.round(node, new Demand(Set.of(), Set.of(), null, ClusterSimulationTest::ofGroup)));
    rows.pass(ROUND);
  }

  private static Demand.Wanted ofGroup(Set<String> names) {
    return new Demand.Wanted(
        names.stream().map(name -> new Leasable("group", name)).toList(), GROUP);
  }

  @Test
  void twoNodesThatActAtTheSameMomentNeverWriteTheSameRow() {
    rounds(1);
    int pairs = 0;
    for (int i = 0; i < 10; i++) {
      nodes.remove(random.nextInt(nodes.size()));
      for (int round = 0; round < 8; round++) {
        pairs += actInPairs();
        rows.pass(ROUND);
      }
    }

    assertThat(pairs).isGreaterThan(300);
  }

  private void rounds(int count) {
    for (int i = 0; i < count; i++) {
      round();
    }
  }

  private void round() {
    Collections.shuffle(nodes, random);
    nodes.forEach(node -> rows.round(node, wanted, GROUP));
    rows.pass(ROUND);
  }

  /** A node dies, stops, or starts. */
  private void comeOrGo(Runnable round) {
    int choice = random.nextInt(3);
    if (choice == 0 && nodes.size() > 1) {
      nodes.remove(0);
    } else if (choice == 1 && nodes.size() > 1) {
      String stopped = nodes.remove(0);
      rows.apply(table -> Rows.planner(stopped).leave(table, Set.of()));
    } else {
      nodes.add("node-" + random.nextInt(100, 1000));
    }
    round.run();
  }

  /** What each node believes to hold, on what it saw in its own round. */
  private Set<String> heldTwice() {
    Set<String> seen = new HashSet<>();
    return nodes.stream()
        .flatMap(
            node ->
                Rows.planner(node)
                    .renew(rows.table(), wanted.stream().map(Leasable::name).toList())
                    .held()
                    .keySet()
                    .stream())
        .filter(name -> !seen.add(name))
        .collect(Collectors.toSet());
  }

  private int actInPairs() {
    Collections.shuffle(nodes, random);
    for (String node : nodes) {
      rows.apply(table -> Rows.planner(node).join(table, GROUP));
    }
    int pairs = 0;
    for (int i = 0; i + 1 < nodes.size(); i += 2) {
      Table seenByBoth = rows.table();
      Plan one = Rows.planner(nodes.get(i)).round(seenByBoth, wanted, GROUP, Set.of());
      Plan other = Rows.planner(nodes.get(i + 1)).round(seenByBoth, wanted, GROUP, Set.of());
      assertThat(Collections.disjoint(changed(one), changed(other))).isTrue();
      rows.apply(one);
      rows.apply(other);
      pairs++;
    }
    return pairs;
  }

  private static Set<String> changed(Plan plan) {
    Set<String> changed = new HashSet<>(plan.written().keySet());
    changed.addAll(plan.deleted());
    return changed;
  }

  private List<Long> counts() {
    return nodes.stream().map(node -> rows.heldBy(node, wanted)).toList();
  }

  private Map<String, String> leases() {
    Map<String, String> leases = new HashMap<>(rows.texts);
    leases.keySet().removeIf(name -> !name.startsWith("azureBatch.lease."));
    return leases;
  }
}
