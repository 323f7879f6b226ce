package io.github.azurebatch.camunda.impl.engine.lease;

import io.github.azurebatch.camunda.impl.engine.lease.row.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a node wants of a round.
 *
 * @param changed names of what this node has changed, so that whoever holds it must hear of it
 * @param ended names of what nobody needs any more, as far as this node knows
 * @param all looks for the names of everything that there is, after the rows were read, so that it
 *     finds what they tell of; null if this node does not look, and goes by the rows
 * @param wanted makes of names what can be leased
 */
public record Demand(
    Set<String> changed,
    Set<String> ended,
    @Nullable Supplier<Set<String>> all,
    Function<Set<String>, Wanted> wanted) {

  /**
   * What any node should hold.
   *
   * @param things all of it
   * @param served the groups whose leases this node can hold
   */
  public record Wanted(Collection<Leasable> things, Set<String> served) {

    Set<String> servedGroups() {
      return things.stream()
          .map(Leasable::group)
          .filter(served::contains)
          .collect(Collectors.toSet());
    }
  }

  Wanted in(Table table) {
    return wanted.apply(all == null ? namesIn(table) : all.get());
  }

  /** What was changed may not have ended, after all. */
  private Set<String> namesIn(Table table) {
    Set<String> names = new HashSet<>(table.leaseNames());
    names.removeAll(ended);
    names.addAll(changed);
    names.addAll(table.notes().values());
    return names;
  }
}
