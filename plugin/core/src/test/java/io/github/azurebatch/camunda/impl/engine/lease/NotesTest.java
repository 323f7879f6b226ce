package io.github.azurebatch.camunda.impl.engine.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How nodes that go by the rows hear of what others change. */
class NotesTest {

  private static final String NOTE = "azureBatch.note.";
  private static final String LEASE = "azureBatch.lease.";

  private final Rows rows = new Rows();

  @Test
  void whoeverHoldsAThingHearsOnceThatAnotherNodeHasChangedIt() {
    changes("a", "one");

    changesElsewhere("b", "one");

    assertThat(quiet("a").noted()).containsExactly("one");
    assertThat(quiet("a").noted()).isEmpty();
    assertThat(rowsOf(NOTE)).isZero();
  }

  @Test
  void aThingIsNotedOnceHoweverOftenItIsChanged() {
    changes("a", "one");

    changesElsewhere("b", "one");
    changesElsewhere("b", "one");
    changesElsewhere("c", "one");

    assertThat(rowsOf(NOTE)).isEqualTo(1);
  }

  @Test
  void noNoteIsWrittenOfWhatANodeHoldsItself() {
    changes("a", "one");

    assertThat(changes("a", "one").written()).isEmpty();
  }

  @Test
  void aThingIsWantedAsLongAsItHasARow() {
    changes("a", "one");

    for (int i = 0; i < 5; i++) {
      assertThat(quiet("a").held()).containsOnlyKeys("one");
    }
    assertThat(rows.round("a", new Demand(Set.of(), Set.of("one"), null, NotesTest::all)).held())
        .isEmpty();
    assertThat(rowsOf(LEASE)).isZero();
  }

  @Test
  void aThingHasNotEndedWhereAnotherNodeHasChangedItMeanwhile() {
    changes("a", "one");
    changesElsewhere("b", "one");

    Plan plan = rows.round("a", new Demand(Set.of(), Set.of("one"), null, NotesTest::all));

    assertThat(plan.held()).containsOnlyKeys("one");
    assertThat(plan.noted()).containsExactly("one");
  }

  @Test
  void theFirstNodeKeepsTheNameOfWhatNobodyCanHoldAndOneNote() {
    Demand unserved = new Demand(Set.of("far"), Set.of(), null, NotesTest::unserved);
    rows.round("a", unserved);
    rows.round("b", unserved);

    rows.round("a", new Demand(Set.of(), Set.of(), null, NotesTest::unserved));

    assertThat(rowsOf(NOTE)).isZero();
    assertThat(rowsOf(LEASE)).isEqualTo(1);
    assertThat(quiet("c").held()).containsOnlyKeys("far");
  }

  @Test
  void aNodeThatLeavesTellsWhatItHasChanged() {
    changes("a", "one");
    quiet("b");

    rows.apply(table -> Rows.planner("b").leave(table, Set.of("one", "two")));

    assertThat(quiet("a").noted()).contains("one");
    assertThat(quiet("a").held()).containsOnlyKeys("one", "two");
  }

  @Test
  void aNodeThatHasLookedFreesWhatIsNotThereAnyMore() {
    changes("a", "one");

    rows.round("a", new Demand(Set.of("one"), Set.of(), Set::of, NotesTest::all));

    assertThat(rowsOf(LEASE)).isZero();
  }

  @Test
  void aNodeThatHasLookedDoesNotBelieveANoteOfWhatIsNotThere() {
    changes("a", "one");
    changesElsewhere("b", "one");

    Plan plan = rows.round("a", new Demand(Set.of(), Set.of(), Set::of, NotesTest::all));

    assertThat(plan.held()).isEmpty();
    assertThat(rowsOf(LEASE)).isZero();
  }

  @Test
  void tellsWhetherEachLiveNodeNotesWhatItChanges() {
    changes("a", "one");
    assertThat(Neighbours.in(rows.table(), Rows.planner("a").node()).allNote()).isTrue();

    rows.texts.put("azureBatch.node.of-an-earlier-build", rows.now.plusSeconds(9) + " z group");

    assertThat(Neighbours.in(rows.table(), Rows.planner("a").node()).allNote()).isFalse();
    rows.pass(Rows.LEASE.dividedBy(2));
    assertThat(Neighbours.in(rows.table(), Rows.planner("a").node()).allNote()).isTrue();
  }

  @Test
  void missesANodeThatHasGone() {
    quiet("a");
    changes("b", "one");
    Neighbours before = Neighbours.in(rows.table(), Rows.planner("a").node());

    rows.apply(table -> Rows.planner("b").leave(table, Set.of()));

    Neighbours after = Neighbours.in(rows.table(), Rows.planner("a").node());
    assertThat(after.haveLostSince(before)).isTrue();
    assertThat(before.haveLostSince(after)).isFalse();
  }

  @Test
  void eachNodeIsTheFirstWhereNobodyIsAMember() {
    assertThat(Neighbours.in(rows.table(), Rows.planner("a").node()).isFirst()).isTrue();
    changes("a", "one");
    changes("b", "two");

    assertThat(Neighbours.in(rows.table(), Rows.planner("a").node()).isFirst()).isTrue();
    assertThat(Neighbours.in(rows.table(), Rows.planner("b").node()).isFirst()).isFalse();
  }

  private Plan changes(String nodeId, String name) {
    return rows.round(nodeId, new Demand(Set.of(name), Set.of(), null, NotesTest::all));
  }

  /** A node that serves no group, so that nothing moves to it. */
  private void changesElsewhere(String nodeId, String name) {
    rows.round(nodeId, new Demand(Set.of(name), Set.of(), null, NotesTest::unserved));
  }

  private Plan quiet(String nodeId) {
    return rows.round(nodeId, new Demand(Set.of(), Set.of(), null, NotesTest::all));
  }

  private static Demand.Wanted all(Set<String> names) {
    return wanted(names, Set.of("group"));
  }

  private static Demand.Wanted unserved(Set<String> names) {
    return wanted(names, Set.of());
  }

  private static Demand.Wanted wanted(Set<String> names, Set<String> served) {
    List<Leasable> things = names.stream().map(name -> new Leasable("group", name)).toList();
    return new Demand.Wanted(things, served);
  }

  private long rowsOf(String prefix) {
    return rows.texts.keySet().stream().filter(name -> name.startsWith(prefix)).count();
  }
}
