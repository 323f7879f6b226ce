package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.http.CallRecorder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The calls that a local service received, those that met a fault included. May be used by any
 * thread.
 */
public final class Calls {

  private static final int KEPT = 20;

  private final Map<Operation, LongAdder> counts = new ConcurrentHashMap<>();
  private final Deque<Call> last = new ArrayDeque<>();

  Calls() {}

  /**
   * A call that was answered.
   *
   * @param ids the ids in the path: of the job, then of the task, or of the pool, then of the node
   * @param status of the answer; 0 if the connection was closed without one
   */
  public record Call(Operation operation, List<String> ids, int status) {}

  /** How often the operation was called, calls that are not answered yet included. */
  public long count(Operation operation) {
    LongAdder count = counts.get(operation);
    return count == null ? 0 : count.sum();
  }

  /** How often all operations together were called. */
  public long total() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** The last calls that were answered, at most 20, the oldest first. */
  public List<Call> last() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }

  /** Sets all counts to zero and forgets the last calls. */
  public void reset() {
    counts.clear();
    synchronized (last) {
      last.clear();
    }
  }

  CallRecorder recorder() {
    return new CallRecorder() {
      @Override
      public void received(Operation operation) {
        counts.computeIfAbsent(operation, o -> new LongAdder()).increment();
      }

      @Override
      public void answered(Operation operation, List<String> ids, int status) {
        keep(new Call(operation, List.copyOf(ids), status));
      }
    };
  }

  private void keep(Call call) {
    synchronized (last) {
      if (last.size() == KEPT) {
        last.removeFirst();
      }
      last.addLast(call);
    }
  }
}
