package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.wait.end.EndWait;
import io.github.azurebatch.camunda.impl.engine.wait.end.Ending;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Ends waits of one round together, some at a time. What several threads have judged is ended by
 * the one that finds that it is enough, or that there is nothing more to begin: so no end waits for
 * one that takes long to judge.
 */
final class Together {

  /** More save hardly anything, and would be undone together. */
  private static final int ENOUGH = 10;

  private final EndWait endWait;
  private final Clock clock;

  /** The external tasks whose ends have been judged, and not reported yet. */
  private final Set<String> judgedIds;

  private final List<Ending> judged = new ArrayList<>();
  private final List<Ending> left = new ArrayList<>();
  private int notBegun;

  /**
   * @param judgedIds also of rounds before, in which an end may hang
   * @param count how many waits will be judged
   */
  Together(EndWait endWait, Clock clock, Set<String> judgedIds, int count) {
    this.endWait = endWait;
    this.clock = clock;
    this.judgedIds = judgedIds;
    this.notBegun = count;
  }

  /** A thread begins to judge one more. */
  void begin() {
    synchronized (this) {
      notBegun--;
    }
    endWhatIsEnough();
  }

  synchronized void add(Ending ending) {
    judged.add(ending);
    judgedIds.add(ending.id());
  }

  void endWhatIsEnough() {
    List<Ending> enough = enough();
    try {
      if (enough.size() == 1) {
        endWait.end(enough.get(0), clock.instant());
      } else if (!enough.isEmpty()) {
        leave(endWait.endTogether(enough));
      }
    } finally {
      forget(enough);
    }
  }

  private synchronized List<Ending> enough() {
    if (notBegun > 0 && judged.size() < ENOUGH) {
      return List.of();
    }
    List<Ending> enough = List.copyOf(judged);
    judged.clear();
    return enough;
  }

  private synchronized void leave(List<Ending> endings) {
    left.addAll(endings);
  }

  private void forget(List<Ending> endings) {
    endings.forEach(ending -> judgedIds.remove(ending.id()));
  }

  /** What has to be ended by itself, after all that could be was judged. */
  synchronized List<Ending> rest() {
    List<Ending> rest = new ArrayList<>(left);
    rest.addAll(judged);
    forget(judged);
    judged.clear();
    left.clear();
    return rest;
  }
}
