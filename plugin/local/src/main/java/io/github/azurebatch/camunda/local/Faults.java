package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.http.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans faults of a local service: each call meets the next fault that is planned for its
 * operation. May be used by any thread.
 *
 * <pre>{@code
 * service.faults().next(2, Operation.TASK_ADD).answer(503, "ServerBusy");
 * service.faults().next(Operation.TASK_LIST).of("my-job").dropAfterEffect();
 * }</pre>
 */
public final class Faults {

  private final Map<Operation, List<Planned>> planned = new EnumMap<>(Operation.class);

  /** Plans what the next call of this operation meets. */
  public Plan next(Operation operation) {
    return next(1, operation);
  }

  /**
   * Plans what the next calls of this operation meet, after the faults that are planned already.
   *
   * @param calls how many calls
   */
  public Plan next(int calls, Operation operation) {
    return new Plan(calls, operation);
  }

  /** Removes the faults that no call has met yet. */
  public synchronized void clear() {
    planned.clear();
  }

  /** How many planned faults no call has met yet. */
  public synchronized int pending() {
    return planned.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Takes the fault of a call that just came in.
   *
   * @param ids the ids in the path of the call
   */
  synchronized Optional<Fault> take(Operation operation, List<String> ids) {
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

  /** Says what goes wrong; the last call in the chain plans it. */
  public final class Plan {

    private final int calls;
    private final Operation operation;

    private @Nullable String id;

    private Plan(int calls, Operation operation) {
      this.calls = calls;
      this.operation = operation;
    }

    /** Limits it to calls that name this job, task, pool or node in their path. */
    public Plan of(String resourceId) {
      id = resourceId;
      return this;
    }

    private void plan(Fault fault) {
      Faults.this.plan(calls, operation, new Planned(id, fault));
    }

    /**
     * An error answer in the form of the service; the call has no effect.
     *
     * @param code the error code, such as {@code ServerBusy}
     */
    public void answer(int status, String code) {
      answer(status, code, null);
    }

    /** An error answer with a {@code Retry-After} header; the call has no effect. */
    public void answer(int status, String code, @Nullable Duration retryAfter) {
      plan(new Fault.Status(status, code, retryAfter));
    }

    /** An answer of a proxy, in any form; the call has no effect. */
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
