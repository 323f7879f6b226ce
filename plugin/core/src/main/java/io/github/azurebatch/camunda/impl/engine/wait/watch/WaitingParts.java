package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.lease.Demand;
import io.github.azurebatch.camunda.impl.engine.wait.note.Notes;
import io.github.azurebatch.camunda.impl.engine.wait.note.Sweeps;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicSummaries;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The parts of topics that have waits. Each has a row in the database, from its first wait until a
 * node has found that the last one is gone. So a round reads the rows, and asks only for the waits
 * of parts that somebody has changed. A sweep looks over all waits. One round at a time.
 */
final class WaitingParts {

  private final TopicSummaries summaries;
  private final PartLeases leases;
  private final Notes notes;
  private final Sweeps sweeps;
  private final Set<String> changed = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<TopicPart, TopicSummary> swept = new HashMap<>();
  private List<TopicPart> all = List.of();

  WaitingParts(TopicSummaries summaries, PartLeases leases, Notes notes, Sweeps sweeps) {
    this.summaries = summaries;
    this.leases = leases;
    this.notes = notes;
    this.sweeps = sweeps;
  }

  /**
   * Takes and gives back leases until this node has its share.
   *
   * @param sweep whether to look over all waits, even if that is not due
   * @return all parts that have waits, also those of other nodes
   */
  List<TopicPart> share(boolean sweep) {
    changed.clear();
    swept.clear();
    changed.addAll(notes.take());
    boolean isShared = false;
    try {
      boolean looks = sweep || sweeps.areDue(leases.neighbours());
      Supplier<Set<String>> look = looks ? this::sweep : null;
      isShared =
          leases.share(new Demand(Set.copyOf(changed), Set.copyOf(ended), look, this::wanted));
      if (isShared && looks) {
        sweeps.done();
      }
    } finally {
      if (!isShared) {
        // the next round tells of them
        notes.add(changed);
      }
    }
    changed.addAll(leases.takeNoted());
    if (isShared) {
      ended.clear();
    }
    return all;
  }

  private Set<String> sweep() {
    swept.clear();
    swept.putAll(summaries.all());
    return swept.keySet().stream().map(TopicPart::name).collect(Collectors.toSet());
  }

  private Demand.Wanted wanted(Set<String> names) {
    all = names.stream().flatMap(name -> TopicPart.parse(name).stream()).toList();
    return leases.wanted(all);
  }

  /** Whether the part was changed since the round before, as far as nodes tell. */
  boolean isChanged(TopicPart part) {
    return changed.contains(part.name());
  }

  /**
   * Asks for the waits of those of these jobs that were changed, in one statement for hundreds.
   *
   * @return those that have waits
   */
  List<WatchedJob> withWaits(Collection<WatchedJob> jobs) {
    List<TopicPart> asked =
        jobs.stream()
            .filter(job -> job.known().areChanged() && !swept.containsKey(job.part()))
            .map(WatchedJob::part)
            .toList();
    Map<TopicPart, TopicSummary> found = new HashMap<>(swept);
    found.putAll(summaries.of(asked));
    swept.clear();
    List<WatchedJob> waiting = new ArrayList<>();
    for (WatchedJob job : jobs) {
      TopicSummary summary = found.get(job.part());
      if (summary != null) {
        job.known().summarized(summary);
      }
      if (job.known().areChanged()) {
        ended.add(job.part().name());
      } else {
        waiting.add(job);
      }
    }
    return waiting;
  }

  /** Gives all leases back, and tells others what they do not know yet. */
  void leave() {
    leases.leave(notes.takeLast());
  }
}
