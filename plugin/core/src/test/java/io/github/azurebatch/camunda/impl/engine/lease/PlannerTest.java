package io.github.azurebatch.camunda.impl.engine.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.lease.row.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final Set<String> GROUP = Set.of("group");

  private final Rows rows = new Rows();
  private final List<Leasable> wanted = things("group", 5);

  @Test
  void takesEverythingWhereItIsAlone() {
    assertThat(rows.round("a", wanted, GROUP).held()).hasSize(5);
  }

  @Test
  void changesNothingWhileNothingChanges() {
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);

    rows.pass(Duration.ofSeconds(5));
    Plan plan = rows.round("a", wanted, GROUP);

    assertThat(plan.written()).isEmpty();
    assertThat(plan.deleted()).isEmpty();
  }

  @Test
  void isToldOfWhatItHoldsAndOthersHaveChanged() {
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);
    String ofB = rows.round("b", wanted, GROUP).held().keySet().iterator().next();
    rows.apply(woken("azureBatch.wake.1", ofB));

    Plan a = rows.round("a", wanted, GROUP);
    assertThat(a.woken()).isEmpty();
    assertThat(a.deleted()).isEmpty();

    Plan b = rows.round("b", wanted, GROUP);
    assertThat(b.woken()).containsExactly(ofB);
    assertThat(b.deleted()).containsExactly("azureBatch.wake.1");
    assertThat(rows.round("b", wanted, GROUP).woken()).isEmpty();
  }

  @Test
  void theFirstNodeDeletesRowsOfWhatNobodyWants() {
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);
    rows.apply(woken("azureBatch.wake.1", "gone"));

    assertThat(rows.round("b", wanted, GROUP).deleted()).doesNotContain("azureBatch.wake.1");
    Plan first = rows.round("a", wanted, GROUP);

    assertThat(first.deleted()).contains("azureBatch.wake.1");
    assertThat(first.woken()).isEmpty();
  }

  private static Plan woken(String row, String name) {
    return new Plan(Map.of(row, name), Set.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of());
  }

  @Test
  void renewsInOneRowWhateverItHolds() {
    rows.round("a", things("group", 100), GROUP);
    rows.pass(Duration.ofSeconds(15));

    Plan plan = rows.round("a", things("group", 100), GROUP);

    assertThat(plan.written()).hasSize(1);
    assertThat(plan.held()).hasSize(100);
  }

  @Test
  void givesBackWhatIsMoreThanItsShareAndTheOtherTakesIt() {
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);

    assertThat(rows.round("a", wanted, GROUP).held()).hasSize(3);
    assertThat(rows.round("b", wanted, GROUP).held()).hasSize(2);
  }

  @Test
  void sharesDifferByOneAtMost() {
    List<String> nodes = List.of("a", "b", "c", "d");
    List<Leasable> ten = things("group", 10);
    IntStream.range(0, 4).forEach(round -> nodes.forEach(node -> rows.round(node, ten, GROUP)));

    assertThat(nodes).map(node -> rows.heldBy(node, ten)).containsExactlyInAnyOrder(3L, 3L, 2L, 2L);
  }

  @Test
  void whatIsLeftOverGoesToNoNodeInAllGroups() {
    Set<String> groups = Set.of("g1", "g2", "g3", "g4");
    List<Leasable> oneEach = groups.stream().flatMap(group -> things(group, 1).stream()).toList();
    for (String node : List.of("a", "b")) {
      rows.apply(table -> Rows.planner(node).join(table, groups));
    }
    rows.round("a", oneEach, groups);
    rows.round("b", oneEach, groups);

    assertThat(rows.heldBy("a", oneEach)).isEqualTo(2);
  }

  @Test
  void aNodeThatJoinsLaterGetsItsPartOfManyGroupsWithOneLeaseEach() {
    Set<String> groups =
        IntStream.range(0, 40).mapToObj(i -> "group-" + i).collect(Collectors.toSet());
    List<Leasable> oneEach = groups.stream().flatMap(group -> things(group, 1).stream()).toList();
    rows.round("a", oneEach, groups);

    IntStream.range(0, 2)
        .forEach(round -> List.of("b", "a").forEach(node -> rows.round(node, oneEach, groups)));
    rows.round("b", oneEach, groups);

    assertThat(rows.heldBy("a", oneEach)).isBetween(10L, 30L);
    assertThat(rows.heldBy("b", oneEach)).isEqualTo(40 - rows.heldBy("a", oneEach));
  }

  @Test
  void nodesThatWantTheSameAtTheSameMomentTakeDifferentOnes() {
    for (String node : List.of("a", "b", "c")) {
      rows.apply(table -> Rows.planner(node).join(table, GROUP));
    }
    Table seenByAll = rows.table();

    List<String> written =
        Stream.of("a", "b", "c")
            .flatMap(
                node ->
                    Rows.planner(node)
                        .round(seenByAll, wanted, GROUP, Set.of())
                        .written()
                        .keySet()
                        .stream())
            .toList();

    assertThat(written).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void takesWhatADeadNodeHeldAndNotBefore() {
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);
    rows.pass(Duration.ofSeconds(16));
    rows.round("b", wanted, GROUP);
    rows.pass(Duration.ofSeconds(13));
    assertThat(rows.round("b", wanted, GROUP).held()).isEmpty();

    rows.pass(Duration.ofSeconds(1));
    assertThat(rows.round("b", wanted, GROUP).held()).hasSize(5);
  }

  @Test
  void aNodeThatWasTakenForDeadHoldsNothingOfItsOwn() {
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);
    rows.pass(Duration.ofSeconds(16));
    rows.round("b", wanted, GROUP);
    rows.pass(Duration.ofSeconds(14));
    rows.round("b", wanted, GROUP);

    assertThat(rows.apply(table -> Rows.planner("a").renew(table, names())).held()).isEmpty();
    assertThat(rows.round("a", wanted, GROUP).held()).isEmpty();
  }

  @Test
  void aNodeThatIsAboutToBeTakenForDeadJoinsAnew() {
    rows.round("a", wanted, GROUP);
    rows.pass(Duration.ofSeconds(28));

    assertThat(rows.apply(table -> Rows.planner("a").renew(table, names())).held()).isEmpty();
    assertThat(rows.round("a", wanted, GROUP).held()).hasSize(5);
    assertThat(rows.texts).hasSize(6);
  }

  @Test
  void makesEverythingFreeWhenItLeaves() {
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);

    rows.apply(table -> Rows.planner("a").leave(table, Set.of()));

    assertThat(rows.round("b", wanted, GROUP).held()).hasSize(5);
  }

  @Test
  void leavesNoRowOfItselfBehindWhenItLeavesTooLate() {
    rows.round("a", List.of(), GROUP);
    rows.pass(Rows.LEASE.multipliedBy(2));

    rows.apply(table -> Rows.planner("a").leave(table, Set.of()));

    assertThat(rows.texts).isEmpty();
  }

  @Test
  void leavesAGroupThatItDoesNotServeToTheOthers() {
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);

    assertThat(rows.round("a", wanted, Set.of()).held()).isEmpty();
    assertThat(rows.round("b", wanted, GROUP).held()).hasSize(5);
  }

  @Test
  void keepsAGroupThatItDoesNotServeWhereThereIsNobodyElse() {
    rows.round("a", wanted, GROUP);

    assertThat(rows.round("a", wanted, Set.of()).held()).hasSize(5);
  }

  @Test
  void sharesEachGroupAmongThoseWhoServeIt() {
    List<Leasable> both = Stream.concat(wanted.stream(), things("other", 4).stream()).toList();
    rows.round("a", both, Set.of("group", "other"));
    rows.round("b", both, GROUP);
    rows.round("a", both, Set.of("group", "other"));
    rows.round("b", both, GROUP);

    assertThat(rows.heldBy("a", things("other", 4))).isEqualTo(4);
    assertThat(rows.heldBy("b", wanted)).isBetween(2L, 3L);
  }

  @Test
  void movesNothingThatNeedNotMove() {
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);
    rows.round("a", wanted, GROUP);
    rows.round("b", wanted, GROUP);
    Map<String, String> before = Map.copyOf(rows.texts);

    rows.round("a", things("group", 6), GROUP);
    rows.round("b", things("group", 6), GROUP);

    assertThat(rows.texts).containsAllEntriesOf(before).hasSize(before.size() + 1);
  }

  @Test
  void deletesTheRowsOfWhatNobodyWants() {
    rows.round("a", wanted, GROUP);

    rows.round("a", things("group", 2), GROUP);

    assertThat(rows.texts).hasSize(3);
  }

  @Test
  void theFirstNodeDeletesWhatTheDeadHaveLeft() {
    rows.round("a", wanted, GROUP);
    rows.pass(Duration.ofMinutes(1));

    rows.round("b", things("group", 1), GROUP);

    assertThat(rows.texts).hasSize(2);
  }

  private List<String> names() {
    return wanted.stream().map(Leasable::name).toList();
  }

  static List<Leasable> things(String group, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Leasable(group, "%s-%03d".formatted(group, i)))
        .toList();
  }
}
