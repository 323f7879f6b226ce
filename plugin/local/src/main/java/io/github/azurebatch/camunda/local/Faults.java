package io.github.azurebatch.camunda.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are to happen; each call takes the next one of its operation. For instance {@code
 * faults().next(2, Operation.TASK_ADD).answer(503, "ServerBusy")}, or {@code
 * faults().next(Operation.TASK_LIST).of("my-job").dropAfterEffect()}.
 */
public final class Faults {

  private final Map<Operation, List<Planned>> planned = new EnumMap<>(Operation.class);

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
    return planned.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Takes the fault of a call that just came in.
   *
   * @param ids that it names in its path
   */
  public synchronized Optional<Fault> take(Operation operation, List<String> ids) {
    List<Planned> queue = planned.getOrDefault(operation, List.of());
    Optional<Planned> next = queue.stream().filter(fault -> fault.isFor(ids)).findFirst();
    next.ifPresent(queue::remove);
    return next.map(Planned::fault);
  }

  private synchronized void plan(int calls, Operation operation, Planned fault) {
    List<Planned> queue = planned.computeIfAbsent(operation, o -> new ArrayList<>());
    queue.addAll(Collections.nCopies(calls, fault));
  }

  private record Planned(@Nullable String id, Fault fault) {

    boolean isFor(List<String> ids) {
      return id == null || ids.contains(id);
    }
  }

  /** Says what goes wrong. */
  public final class Plan {

    private final int calls;
    private final Operation operation;

    private @Nullable String id;

    private Plan(int calls, Operation operation) {
      this.calls = calls;
      this.operation = operation;
    }

    /** Only calls meet it that name this job, task, pool or node. */
    public Plan of(String resourceId) {
      id = resourceId;
      return this;
    }

    private void plan(Fault fault) {
      Faults.this.plan(calls, operation, new Planned(id, fault));
    }

    /** An error answer of the service's own form. */
    public void answer(int status, String code) {
      answer(status, code, null);
    }

    /** An error answer with a {@code Retry-After} header. */
    public void answer(int status, String code, @Nullable Duration retryAfter) {
      plan(new Fault.Status(status, code, retryAfter));
    }

    /** An answer that is no JSON, as a proxy would give. */
    public void answerText(int status, String contentType, String text) {
      plan(new Fault.Text(status, contentType, text));
    }

    /** A pause by the service's clock before the call is served as usual. */
    public void delay(Duration delay) {
      plan(new Fault.Delay(delay));
    }

    /** A closed connection; the call has no effect. */
    public void dropBeforeEffect() {
      plan(new Fault.DropBefore());
    }

    /** A closed connection after the call had its effect. */
    public void dropAfterEffect() {
      plan(new Fault.DropAfter());
    }
  }
}
