package io.github.azurebatch.camunda.local.impl.account.state;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tasks of a job: which there are, which are ready to run, and how many run or are not
 * completed. Counts are kept, since the scheduler asks for them on each change of any task.
 */
public final class JobTasks {

  private final NavigableMap<String, LocalTask> byId = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<LocalTask> ready = new LinkedHashSet<>();

  /** The ids of deleted tasks whose directories are still there: not to be used again yet. */
  private final Set<String> leaving = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  private int running;
  private int uncompleted;

  /** The tasks by their ids, ignoring case. */
  public NavigableMap<String, LocalTask> byId() {
    return Collections.unmodifiableNavigableMap(byId);
  }

  /** Returns false if the id is taken. */
  public boolean add(LocalTask task) {
    if (leaving.contains(task.id()) || byId.putIfAbsent(task.id(), task) != null) {
      return false;
    }
    uncompleted++;
    return true;
  }

  /** Whether this is a task of the job: not deleted, and not another one with its id. */
  public boolean has(LocalTask task) {
    return byId.get(task.id()) == task;
  }

  /** The task is deleted; its id stays taken until {@link #release}. */
  public void remove(LocalTask task, boolean completed) {
    byId.remove(task.id());
    leaving.add(task.id());
    ready.remove(task);
    if (!completed) {
      uncompleted--;
    }
  }

  /** The id of a deleted task is free again. */
  public void release(LocalTask deleted) {
    leaving.remove(deleted.id());
  }

  /** The task may run; a job manager task comes before all others. */
  void queue(LocalTask task) {
    if (!task.role().leads()) {
      ready.add(task);
      return;
    }
    List<LocalTask> others = List.copyOf(ready);
    ready.clear();
    ready.add(task);
    ready.addAll(others);
  }

  public void unqueue(LocalTask task) {
    ready.remove(task);
  }

  public boolean areAnyReady() {
    return !ready.isEmpty();
  }

  public Stream<LocalTask> ready() {
    return ready.stream();
  }

  /** The ready tasks in order; to remove one takes it off the queue. */
  public Iterator<LocalTask> queue() {
    return ready.iterator();
  }

  public void started() {
    running++;
  }

  public void stopped() {
    running--;
  }

  public void completed() {
    uncompleted--;
  }

  public void reactivated() {
    uncompleted++;
  }

  public int running() {
    return running;
  }

  public boolean areAnyRunning() {
    return running > 0;
  }

  public boolean areAllCompleted() {
    return uncompleted == 0;
  }
}
