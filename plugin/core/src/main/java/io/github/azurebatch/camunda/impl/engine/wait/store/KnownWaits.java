package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicSummary;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.jspecify.annotations.Nullable;

/**
 * The waits of a part of a topic, kept in step with the engine's database. One thread at a time
 * reads; several may {@linkplain #forget forget} waits at the same time.
 */
public final class KnownWaits {

  /** New waits that one round finds with a single query. */
  private static final int FEW_NEW = 10;

  private final TopicPart part;
  private final WaitQueries waits;
  private final Consumer<WatchedWait> onNew;
  private final Consumer<WatchedWait> onGone;
  private final Map<String, WatchedWait> byExternalTask = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable TopicSummary> summarized = new AtomicReference<>();
  private boolean isChanged = true;
  private @Nullable TopicSummary last;

  /**
   * @param onNew is told of each wait that is new, or takes the place of another
   * @param onGone is told of each wait that was known
   */
  public KnownWaits(
      TopicPart part,
      WaitQueries waits,
      Consumer<WatchedWait> onNew,
      Consumer<WatchedWait> onGone) {
    this.part = part;
    this.waits = waits;
    this.onNew = onNew;
    this.onGone = onGone;
  }

  /** All of them; some may be forgotten or replaced while they are gone through. */
  public Collection<WatchedWait> all() {
    return Collections.unmodifiableCollection(byExternalTask.values());
  }

  void forget(WatchedWait wait) {
    tellGone(byExternalTask.remove(wait.externalTaskId()));
  }

  /** Takes the place of the wait that was known of this external task, if any was. */
  void put(WatchedWait wait) {
    tellGone(byExternalTask.put(wait.externalTaskId(), wait));
    onNew.accept(wait);
  }

  private void tellGone(@Nullable WatchedWait wait) {
    if (wait != null) {
      onGone.accept(wait);
    }
  }

  /** Some were entered, have ended, or were changed, or may have been. */
  public void changed() {
    isChanged = true;
  }

  /** Whether that is so since they were summarized; at first it is. */
  public boolean areChanged() {
    return isChanged;
  }

  /**
   * The next refresh has the summary. It waits for a poll that takes too long.
   *
   * @param summary of the part, a moment ago
   */
  public void summarized(TopicSummary summary) {
    summarized.set(summary);
    isChanged = false;
  }

  /**
   * Asks only where they were summarized, and that tells of a change.
   *
   * @return whether any is new
   */
  boolean refreshAsSummarized() {
    TopicSummary summary = summarized.getAndSet(null);
    if (summary == null || summary.equals(last) && summary.waits() == byExternalTask.size()) {
      return false;
    }
    try {
      boolean anyNew = refresh();
      last = summary;
      return anyNew;
    } catch (RuntimeException | Error e) {
      summarized.compareAndSet(null, summary);
      throw e;
    }
  }

  /**
   * Two cheap queries tell whether waits were entered or have ended; only new ones are read.
   *
   * @return whether any is new
   */
  public boolean refresh() {
    List<ExternalTask> found = newWaits();
    long unseen = waits.count(part) - byExternalTask.size() - found.size();
    if (unseen > 0) {
      // entered between the two queries, or retried after an incident
      List<ExternalTask> known = found;
      found = newWaits();
      unseen = Math.max(0, unseen - (found.size() - known.size()));
    }
    if (unseen != 0) {
      return reload();
    }
    waits.noteLocks(part, found);
    return read(found);
  }

  /** The count alone would miss one that was entered while another ended. */
  private List<ExternalTask> newWaits() {
    for (int most = FEW_NEW; ; most *= FEW_NEW) {
      List<ExternalTask> newest = waits.newest(part, most);
      List<ExternalTask> unknown =
          newest.stream().filter(task -> !byExternalTask.containsKey(task.getId())).toList();
      if (unknown.size() < most) {
        return unknown;
      }
    }
  }

  /**
   * Compares the ids of all waits.
   *
   * @return whether any is new
   */
  boolean reload() {
    Map<String, ExternalTask> present = waits.byId(part);
    byExternalTask.keySet().stream()
        .filter(id -> !present.containsKey(id))
        .forEach(id -> tellGone(byExternalTask.remove(id)));
    present.keySet().removeAll(Set.copyOf(byExternalTask.keySet()));
    return read(present.values());
  }

  private boolean read(Collection<ExternalTask> found) {
    List<WatchedWait> read = waits.read(found);
    read.forEach(this::put);
    return !read.isEmpty();
  }
}
