package io.github.azurebatch.camunda.local.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are to happen; each call takes the next one of its operation. For instance {@code
 * faults().next(2, Operation.TASK_ADD).answer(503, "ServerBusy")}.
 */
public final class Faults {

  private final Map<Operation, Queue<Fault>> planned = new EnumMap<>(Operation.class);

  /** What the next call of this operation meets. */
  public Plan next(Operation operation) {
    return next(1, operation);
  }

  /** What so many next calls of this operation meet, after those that are planned already. */
  public Plan next(int calls, Operation operation) {
    return new Plan(calls, operation);
  }

  /** Forgets what has not happened yet. */
  public synchronized void clear() {
    planned.clear();
  }

  /** How many planned faults have not happened yet. */
  public synchronized int pending() {
    return planned.values().stream().mapToInt(Queue::size).sum();
  }

  /** Takes the fault of a call that just came in. */
  public synchronized Optional<Fault> take(Operation operation) {
    Queue<Fault> queue = planned.get(operation);
    return queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
  }

  private synchronized void plan(int calls, Operation operation, Fault fault) {
    Queue<Fault> queue = planned.computeIfAbsent(operation, o -> new ArrayDeque<>());
    for (int i = 0; i < calls; i++) {
      queue.add(fault);
    }
  }

  /** Says what goes wrong. */
  public final class Plan {

    private final int calls;
    private final Operation operation;

    private Plan(int calls, Operation operation) {
      this.calls = calls;
      this.operation = operation;
    }

    /** An error answer of the service's own form. */
    public void answer(int status, String code) {
      answer(status, code, null);
    }

    /** An error answer with a {@code Retry-After} header. */
    public void answer(int status, String code, @Nullable Duration retryAfter) {
      plan(calls, operation, new Fault.Status(status, code, retryAfter));
    }

    /** An answer that is no JSON, as a proxy would give. */
    public void answerText(int status, String contentType, String text) {
      plan(calls, operation, new Fault.Text(status, contentType, text));
    }

    /** A pause by the service's clock before the call is served as usual. */
    public void delay(Duration delay) {
      plan(calls, operation, new Fault.Delay(delay));
    }

    /** A closed connection; the call has no effect. */
    public void dropBeforeEffect() {
      plan(calls, operation, new Fault.DropBefore());
    }

    /** A closed connection after the call had its effect. */
    public void dropAfterEffect() {
      plan(calls, operation, new Fault.DropAfter());
    }
  }
}
