package io.github.azurebatch.camunda.impl.engine.lease;

import io.github.azurebatch.camunda.impl.engine.lease.row.Node;
import io.github.azurebatch.camunda.impl.engine.lease.row.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The rows of a cluster, as its nodes change them one after another, or at the same moment. */
final class Rows {

  static final Duration LEASE = Duration.ofSeconds(30);

  final Map<String, String> texts = new TreeMap<>();
  Instant now = Instant.parse("2026-01-01T00:00:00Z");

  /** A round of a node, as {@link Leases} does it. */
  Plan round(String nodeId, Collection<Leasable> wanted, Set<String> served) {
    return round(nodeId, wanted, served, Set.of());
  }

  /** A round of a node that has changed something. */
  Plan round(String nodeId, Collection<Leasable> wanted, Set<String> served, Set<String> changed) {
    Planner planner = planner(nodeId);
    apply(table -> planner.join(table, served));
    return apply(table -> planner.round(table, wanted, served, changed));
  }

  /** A round of a node that goes by the rows, or has looked. */
  Plan round(String nodeId, Demand demand) {
    Planner planner = planner(nodeId);
    apply(table -> planner.join(table, demand.in(table).servedGroups()));
    return apply(
        table -> {
          Demand.Wanted wanted = demand.in(table);
          return planner.round(table, wanted.things(), wanted.served(), demand.changed());
        });
  }

  Plan apply(Function<Table, Plan> planner) {
    Plan plan = planner.apply(table());
    apply(plan);
    return plan;
  }

  void apply(Plan plan) {
    texts.putAll(plan.written());
    texts.keySet().removeAll(plan.deleted());
  }

  Table table() {
    return new Table(texts, now);
  }

  static Planner planner(String nodeId) {
    return new Planner(new Node(nodeId, LEASE, true));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** How many of these the node holds by the rows. */
  long heldBy(String nodeId, Collection<Leasable> things) {
    Table table = table();
    return things.stream()
        .flatMap(thing -> table.holder(thing.name()).stream())
        .filter(holder -> holder.nodeId().equals(nodeId))
        .count();
  }
}
