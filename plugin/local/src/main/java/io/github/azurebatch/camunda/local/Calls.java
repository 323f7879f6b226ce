package io.github.azurebatch.camunda.local;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each operation was called, faults included. */
public final class Calls {

  private final Map<Operation, LongAdder> counts = new ConcurrentHashMap<>();

  public long count(Operation operation) {
    LongAdder count = counts.get(operation);
    return count == null ? 0 : count.sum();
  }

  /** The calls of all operations. */
  public long total() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Starts to count anew. */
  public void reset() {
    counts.clear();
  }

  /** Counts a call that just came in. */
  public void add(Operation operation) {
    counts.computeIfAbsent(operation, o -> new LongAdder()).increment();
  }
}
