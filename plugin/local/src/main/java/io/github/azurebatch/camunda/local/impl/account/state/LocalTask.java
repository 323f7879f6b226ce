package io.github.azurebatch.camunda.local.impl.account.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.BatchTask;
import io.github.azurebatch.camunda.local.TaskState;
import io.github.azurebatch.camunda.local.impl.odata.Filterable;
import io.github.azurebatch.camunda.local.impl.wire.WireDuration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task of a job; its state is guarded by the account's monitor. */
public final class LocalTask implements Filterable {

  private final String id;
  private final Instant creationTime;
  private final TaskRole role;
  private final StateHistory<TaskState> states;
  private ObjectNode spec;
  private Revision revision;
  private TaskExecution execution = new TaskExecution();
  private @Nullable LocalNode node;
  private @Nullable Thread worker;
  private @Nullable Interrupt ending;

  public LocalTask(String id, ObjectNode spec, Instant now) {
    this(id, spec, TaskRole.PLAIN, now);
  }

  public LocalTask(String id, ObjectNode spec, TaskRole role, Instant now) {
    this.id = id;
    this.role = role;
    this.spec = spec;
    this.creationTime = now;
    this.revision = new Revision(now);
    this.states = new StateHistory<>(TaskState.ACTIVE, now);
  }

  public void assign(LocalNode to, Thread by, Instant now) {
    node = to;
    worker = by;
    ending = null;
    states.moveTo(TaskState.PREPARING, now);
  }

  public void started(Instant now) {
    if (states.is(TaskState.PREPARING)) {
      states.moveTo(TaskState.RUNNING, now);
      execution.started(now);
    }
  }

  /** Interrupts the worker; the first reason given counts. */
  public void interrupt(Interrupt how) {
    if (worker != null && ending == null) {
      ending = how;
      worker.interrupt();
    }
  }

  /** The worker has ended; returns why it was interrupted, if it was. */
  public Optional<Interrupt> released() {
    worker = null;
    return Optional.ofNullable(ending);
  }

  public void backToActive(boolean fresh, Instant now) {
    execution = fresh ? new TaskExecution() : execution;
    node = null;
    states.moveTo(TaskState.ACTIVE, now);
  }

  public void change(ObjectNode to, Instant now) {
    spec = to;
    revision = revision.next(now);
  }

  public boolean isRunning() {
    return worker != null;
  }

  public boolean is(TaskState state) {
    return states.is(state);
  }

  /** Documented: {@code retentionTime} counts from the time at which the task completed. */
  public boolean isRetentionOver(Instant now) {
    Instant end = execution.endTime();
    String retention = spec.path("constraints").path("retentionTime").asText("");
    return end != null
        && !retention.isEmpty()
        && !now.isBefore(end.plus(WireDuration.parse(retention)));
  }

  public TaskRole role() {
    return role;
  }

  int requiredSlots() {
    return spec.path("requiredSlots").asInt(1);
  }

  public String id() {
    return id;
  }

  public Instant creationTime() {
    return creationTime;
  }

  /** The task as it was added, with defaults and what it inherits filled in. */
  public ObjectNode spec() {
    return spec;
  }

  public Revision revision() {
    return revision;
  }

  public StateHistory<TaskState> states() {
    return states;
  }

  public TaskExecution execution() {
    return execution;
  }

  /** The node that it ran on last. */
  public Optional<LocalNode> node() {
    return Optional.ofNullable(node);
  }

  /** The task as it is now, for users. */
  public BatchTask snapshot(String jobId) {
    return new BatchTask(
        jobId, id, states.current(), execution.exitCode(), execution.failureInfo());
  }

  @Override
  public Optional<Object> property(String name) {
    return TaskProperties.of(this, name);
  }
}
