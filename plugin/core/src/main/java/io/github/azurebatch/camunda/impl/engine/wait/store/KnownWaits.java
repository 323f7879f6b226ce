package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.camunda.bpm.engine.externaltask.ExternalTask;

/**
 * The waits of one topic, kept in step with the engine's database. One thread at a time reads;
 * several may {@linkplain #forget forget} waits at the same time.
 */
final class KnownWaits {

  /** So many waits may come in a round without a further question. */
  private static final int FEW_NEW = 10;

  private final Topic topic;
  private final WaitQueries waits;
  private final Consumer<WatchedWait> come;
  private final Map<String, WatchedWait> byExternalTask = new ConcurrentHashMap<>();

  /**
   * @param come is told of each wait that comes
   */
  KnownWaits(Topic topic, WaitQueries waits, Consumer<WatchedWait> come) {
    this.topic = topic;
    this.waits = waits;
    this.come = come;
  }

  /** All of them; some may be forgotten or replaced while they are looked through. */
  Collection<WatchedWait> waits() {
    return Collections.unmodifiableCollection(byExternalTask.values());
  }

  void forget(WatchedWait wait) {
    byExternalTask.remove(wait.externalTaskId());
  }

  /** In the place of the one that was there of the same external task. */
  void put(WatchedWait wait) {
    byExternalTask.put(wait.externalTaskId(), wait);
    come.accept(wait);
  }

  /**
   * Two cheap questions tell whether waits came or went; only those that came are read.
   *
   * @return whether any came
   */
  boolean refresh() {
    List<ExternalTask> found = newWaits();
    long unseen = waits.count(topic) - byExternalTask.size() - found.size();
    if (unseen > 0) {
      // they came between the two questions, or are old ones that go on
      List<ExternalTask> known = found;
      found = newWaits();
      unseen = Math.max(0, unseen - (found.size() - known.size()));
    }
    return unseen == 0 ? read(found) : reload();
  }

  /** The count alone would miss one that came while another went. */
  private List<ExternalTask> newWaits() {
    for (int most = FEW_NEW; ; most *= FEW_NEW) {
      List<ExternalTask> newest = waits.newest(topic, most);
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
   * @return whether any came
   */
  boolean reload() {
    Map<String, ExternalTask> present = waits.byId(topic);
    byExternalTask.keySet().retainAll(present.keySet());
    present.keySet().removeAll(Set.copyOf(byExternalTask.keySet()));
    return read(present.values());
  }

  private boolean read(Collection<ExternalTask> found) {
    List<WatchedWait> read = waits.read(found);
    read.forEach(this::put);
    return !read.isEmpty();
  }
}
