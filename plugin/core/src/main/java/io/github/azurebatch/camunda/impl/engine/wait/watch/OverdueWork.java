package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is being done, and may take longer than a round waits for it: it is not to be done twice at
 * the same time, and whoever looks after the node is to know.
 */
final class OverdueWork {

  private final Set<String> atWork = ConcurrentHashMap.newKeySet();
  private final Outages outages;

  OverdueWork(Outages outages) {
    this.outages = outages;
  }

  /** Whether it has been begun, and has not ended yet. */
  boolean isAtWork(String name) {
    return atWork.contains(name);
  }

  void run(String name, Runnable work) {
    atWork.add(name);
    try {
      work.run();
    } finally {
      atWork.remove(name);
      outages.endOfLate(name);
    }
  }

  /** The round goes on without these. */
  void report(Collection<String> names) {
    for (String name : names) {
      outages.beginLate(name);
      if (!isAtWork(name)) {
        // in this moment
        outages.endOfLate(name);
      }
    }
  }
}
