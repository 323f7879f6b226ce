package io.github.azurebatch.camunda.impl.engine.wait.note;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The names of the parts whose waits this node has changed since its last round. As long as rounds
 * come they are kept in memory, which costs no statement; a node that makes no rounds, as its job
 * executor is not active, must tell others at once.
 */
public final class Notes {

  private final long patience;
  private final LongSupplier nanoTime;
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private volatile long taken;
  private volatile boolean isTaken;

  /**
   * @param patience how long after one round the next one is expected
   * @param nanoTime of threads, which no test moves
   */
  public Notes(Duration patience, LongSupplier nanoTime) {
    this.patience = patience.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Whether somebody will take what is added. */
  boolean areTaken() {
    return isTaken && nanoTime.getAsLong() - taken < patience;
  }

  /** After the commit: before it, a round would find nothing. */
  public void add(Collection<String> changed) {
    names.addAll(changed);
  }

  /** What was changed since the last call; a round begins. */
  public Set<String> take() {
    taken = nanoTime.getAsLong();
    isTaken = true;
    return takeAll();
  }

  /** What was changed since the last round; from now on there are no rounds. */
  public Set<String> takeLast() {
    isTaken = false;
    return takeAll();
  }

  private Set<String> takeAll() {
    Set<String> all = Set.copyOf(names);
    names.removeAll(all);
    return all;
  }
}
